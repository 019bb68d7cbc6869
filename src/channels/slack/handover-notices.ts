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
  const solved = () => buttons(button(SOLVED_ACTION, "Mark as solved", handoverId));
  if (news.type === "opened") return notice(WAITING, solved());
  if (news.type === "claimed")
    return notice(`${await nameOf(news.by)} is looking into this and will reply here.`, solved());
  const by = news.end.by && (await nameOf(news.end.by));
  return notice(to === "asker" ? endedForAsker(news.end, by) : endedForDesk(news.end, by));
}

function notice(text: string, ...more: readonly HandoverBlock[]): RenderedNotice {
  const said = shortened(text, MAX_NOTICE);
  return { text: said, blocks: [section(said), ...more] };
}

/** What one person is told who wanted what cannot be. */
export async function whisperText(whisper: Whisper, nameOf: Naming): Promise<string> {
  if (whisper.type === "already-open")
    return "A person has been asked already, and will reply in this thread.";
  if (whisper.type === "only-the-asker") return "Only those who asked can mark this as solved.";
  if (whisper.type === "taken") return `${await nameOf(whisper.by)} has claimed this already.`;
  if (whisper.type === "too-late")
    return "This is closed, so your message did not go to the asker. To reach them, open the conversation from the card.";
  return `This is closed. ${endedForDesk(whisper.end, whisper.end.by && (await nameOf(whisper.end.by)))}`;
}
