import { type Answer, NO_USAGE } from "../core/answer.ts";
import type { Viewer } from "../core/audience.ts";
import type { Question } from "../core/question.ts";
import { FOLLOW_UPS } from "../language/follow-ups.ts";
import { SURELY, sufficiencyOf } from "./decide/decide.ts";
import type { AnswerPorts, ReadyAnswer } from "./ports.ts";
import type { Understood } from "./understand.ts";
import { inEnglish } from "./wordings.ts";

const READY = "ready";
const LOOKED_AT = 5;
const PASSAGES = 8;
const MARKER = / ?\[1\]/g;

/** The answer that needs no search, to a greeting for instance; undefined where the knowledge is to be asked. */
export function readyAnswer(
  { id: questionId, thread }: Question,
  { text, language }: Understood,
  viewer: Viewer,
  { ready, knowledge, emit }: AnswerPorts,
): Answer | undefined {
  // "And in French?" asks for more of what was asked before.
  if (thread.length > 0 && FOLLOW_UPS[language].goesOn.test(text)) return undefined;
  const found = ready?.find(text, language);
  if (!found) return undefined;
  const cited = passageFor(found, viewer, knowledge);
  if (!cited && isAnsweredByKnowledge({ text, language }, viewer, knowledge)) return undefined;
  emit({ type: "answer_ready", questionId, intent: found.intent });
  const answer = { outcome: "answered", model: READY, usage: NO_USAGE } as const;
  if (!cited) return { ...answer, text: found.text.replace(MARKER, ""), citations: [] };
  const { source, title, headings, quote, url, audiences } = cited;
  return {
    ...answer,
    text: found.text,
    citations: [
      {
        marker: 1,
        source,
        title: [title, ...headings].join(" › "),
        quote,
        ...(url !== undefined && { url }),
        ...(audiences && { restricted: true as const }),
      },
    ],
  };
}

/** "How long do you keep backups?" is a wish to know of Ledger's own data only where the knowledge says nothing of backups. */
function isAnsweredByKnowledge(
  asked: Pick<Understood, "text" | "language">,
  viewer: Viewer,
  knowledge: AnswerPorts["knowledge"],
): boolean {
  const passages = knowledge.search(inEnglish(asked.text, asked.language), PASSAGES, viewer);
  return sufficiencyOf(asked, passages, viewer, knowledge) >= SURELY;
}

/** What is cited must be there, and be visible to the asker: another knowledge may be served than the one it was written for. */
function passageFor({ cite }: ReadyAnswer, viewer: Viewer, knowledge: AnswerPorts["knowledge"]) {
  if (!cite) return undefined;
  const found = knowledge.search(cite.quote, LOOKED_AT, viewer).find(({ source }) => source === cite.source);
  return found && { ...found, quote: cite.quote };
}
