import { createHash, createHmac } from "node:crypto";
import { newQuestionId } from "../../core/ids.ts";
import type { QuestionId } from "../../core/question.ts";
import type { AskedQuestion } from "./schemas.ts";

/** The ids that a request's question may have, and what tells one request from another with the same key. */
export interface QuestionIds {
  /** The id of the n-th try, from 0: a key that a limit turned away asks anew after its time. */
  id(round: number): QuestionId;
  readonly fingerprint?: string;
}

/** By its Idempotency-Key, so that the same request has the same id in every process; without one a new id. */
export function questionIds(
  key: string | undefined,
  { asker, text, conversation }: AskedQuestion,
): QuestionIds {
  if (key === undefined) return { id: newQuestionId };
  return {
    id: (round) => idFrom(createHash("sha256").update(`${asker}\n${key}\n${round}`).digest("hex")),
    // The text may hold a secret that is not kept; the key is not kept either, so that nothing can be guessed from this.
    fingerprint: createHmac("sha256", key)
      .update(JSON.stringify([text, conversation]))
      .digest("base64url"),
  };
}

/** In the form that every question's id has. */
function idFrom(hex: string): QuestionId {
  const uuid = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, "$1-$2-$3-$4-$5");
  return `q_${uuid}` as QuestionId;
}
