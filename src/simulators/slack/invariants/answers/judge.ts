import type { Violation } from "../report.ts";
import { countAnswers, type Question } from "./question.ts";

export type Verdict = Violation | "fine" | "open" | "not-reached";

/** Whether a question has what it is owed. `open` is one without an answer that is younger than the grace. */
export function judge(question: Question, now: number, grace: number): Verdict {
  const { channel, ts, owed, reached, ephemeral, at } = question;
  const where = { channel, ts };
  const count = countAnswers(question);
  if (count > 1) return { what: `doubled: ${count} answers to one question`, where };
  if (count === 1 || ephemeral || !owed) return "fine";
  if (reached !== "yes") return "not-reached";
  return now - at < grace * 1000 ? "open" : { what: "lost: no answer to a question", where };
}
