import { createHash } from "node:crypto";
import type { QuestionId } from "../core/question.ts";

/**
 * The id of a question's trace, as W3C Trace Context has it: 32 hexadecimal digits. It is the question's own id, so that
 * every process, and whoever reads a log line, knows it without being told.
 */
export function traceIdOf(questionId: QuestionId): string {
  const digits = questionId.replace(/^q_/, "").replaceAll("-", "");
  if (/^[0-9a-f]{32}$/.test(digits)) return digits;
  return createHash("sha256").update(questionId).digest("hex").slice(0, 32);
}
