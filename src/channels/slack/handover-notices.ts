import type { Person } from "../../core/question.ts";
import type { HandoverNotice, Whisper } from "../handover-desk.ts";
import { SOLVED_ACTION } from "./handover-actions.ts";
import { button, buttons, type HandoverBlock, section, shortened } from "./handover-blocks.ts";
import { endedForAsker, endedForDesk, WAITING } from "./handover-texts.ts";

export interface RenderedNotice {
  readonly text: string;
  readonly blocks: readonly HandoverBlock[];
}

const MAX_NOTICE = 2_900;

type Naming = (person: Person) => Promise<string>;

/** What one side is told of a hand-over. */
export async function renderNotice(
  { handoverId, news }: HandoverNotice,
  to: "asker" | "desk",
  nameOf: Naming,
): Promise<RenderedNotice> {
  const solved = () => buttons(button(SOLVED_ACTION, "It is solved", handoverId));
  if (news.type === "opened") return notice(WAITING, solved());
  if (news.type === "claimed")
    return notice(`${await nameOf(news.by)} has taken this and will reply here.`, solved());
  const by = news.end.by && (await nameOf(news.end.by));
  return notice(to === "asker" ? endedForAsker(news.end, by) : endedForDesk(news.end, by));
}

function notice(text: string, ...more: readonly HandoverBlock[]): RenderedNotice {
  const said = shortened(text, MAX_NOTICE);
  return { text: said, blocks: [section(said), ...more] };
}

/** What one person is told who wanted what cannot be. */
export async function whisperText(whisper: Whisper, nameOf: Naming): Promise<string> {
  if (whisper.type === "already-open") return "A person is asked already, and will reply in this thread.";
  if (whisper.type === "only-the-asker") return "Only whoever asked for a person can say that it is solved.";
  if (whisper.type === "taken") return `${await nameOf(whisper.by)} has it already.`;
  return `This is closed. ${endedForDesk(whisper.end, whisper.end.by && (await nameOf(whisper.end.by)))}`;
}
