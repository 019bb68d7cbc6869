import { createHash } from "node:crypto";
import type { AskedFor } from "../answer/ports.ts";
import { foldQuestion } from "./fold-question.ts";

/** The same for what has the same answer. A change of the knowledge changes it, so that older answers are not found. */
export function answerKey({ question, knowledge, audience, model }: AskedFor, prompt: string): string {
  const parts = [foldQuestion(question), knowledge, audience, model, prompt];
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex");
}
