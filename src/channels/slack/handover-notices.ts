import type { Person } from "../../core/question.ts";
import type { Language } from "../../language/language.ts";
import { phrasesIn } from "../../language/phrases-in.ts";
import type { HandoverNotice, Whisper } from "../handover-desk.ts";
import { SOLVED_ACTION } from "./handover-actions.ts";
import { button, buttons, type HandoverBlock, section, shortened } from "./handover-blocks.ts";
import { endedForAsker, endedForDesk } from "./handover-texts.ts";

export interface RenderedNotice {
  readonly text: string;
  readonly blocks: readonly HandoverBlock[];
}

const MAX_NOTICE = 2_900;

type Naming = (person: Person) => Promise<string>;

/** What one side is told of a hand-over. */
export async function renderNotice(
  { handoverId, news, language }: HandoverNotice,
  to: "asker" | "desk",
  nameOf: Naming,
): Promise<RenderedNotice> {
  const { handover, passedOn } = phrasesIn(language);
  const solved = () => buttons(button(SOLVED_ACTION, handover.markAsSolved, handoverId));
  if (news.type === "opened") return notice(passedOn, solved());
  if (news.type === "claimed") return notice(handover.lookingInto(await nameOf(news.by)), solved());
  const by = news.end.by && (await nameOf(news.end.by));
  return notice(to === "asker" ? endedForAsker(news.end, by, handover) : endedForDesk(news.end, by));
}

function notice(text: string, ...more: readonly HandoverBlock[]): RenderedNotice {
  const said = shortened(text, MAX_NOTICE);
  return { text: said, blocks: [section(said), ...more] };
}

/** What one person is told who wanted what cannot be. */
export async function whisperText(
  whisper: Whisper,
  to: "asker" | "desk",
  language: Language,
  nameOf: Naming,
): Promise<string> {
  const { handover } = phrasesIn(language);
  if (whisper.type === "already-open") return handover.alreadyOpen;
  if (whisper.type === "only-the-asker") return handover.onlyTheAsker;
  if (whisper.type === "taken") return `${await nameOf(whisper.by)} has claimed this already.`;
  if (whisper.type === "too-late")
    return "This is closed, so your message did not go to the asker. To reach them, open the conversation from the card.";
  if (to === "asker") return handover.closed;
  return `This is closed. ${endedForDesk(whisper.end, whisper.end.by && (await nameOf(whisper.end.by)))}`;
}
