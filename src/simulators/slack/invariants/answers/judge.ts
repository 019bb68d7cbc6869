import type { Violation } from "../report.ts";
import { countAnswers, type Question } from "./question.ts";

export type Verdict = Violation | "fine" | "open" | "not-reached";

/**
 * Whether a question has what it is owed. `open` is one without an answer that is younger than the grace;
 * `not-reached` one that the app never got, where that is on purpose (`excused`).
 */
export function judge(question: Question, now: number, grace: number): Verdict {
  const { channel, ts, owed, reached, ephemeral, at } = question;
  const where = { channel, ts };
  const count = countAnswers(question);
  if (count > 1) return { what: `doubled: ${count} answers to one question`, where };
  if (count === 1 || ephemeral || !owed) return "fine";
  if (reached !== "yes" && question.excused) return "not-reached";
  if (reached === "never") return { what: NEVER_DELIVERED, where };
  if (reached === "waiting") return now - at < grace * 1000 ? "open" : { what: NEVER_DELIVERED, where };
  return now - at < grace * 1000 ? "open" : { what: "lost: no answer to a question", where };
}

const NEVER_DELIVERED = "never delivered: no app acknowledged a question";
