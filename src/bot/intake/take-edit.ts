import type { Questions } from "../../store/questions.ts";
import { redact } from "../../telemetry/redact.ts";
import type { Taker } from "../intake.ts";

export interface EditTakerPorts {
  readonly questions: Pick<Questions, "edit">;
  readonly takeQuestion: Taker<"question">;
}

/** Gives a question its new text. A message that asks only since it was edited is taken as a question. */
export function createEditTaker({ questions, takeQuestion }: EditTakerPorts): Taker<"edit"> {
  return async ({ messageId, text, editedAt, asks }) => {
    const edited = await questions.edit(messageId, redact(text), editedAt);
    // A question that is known already, and was not changed, is known again by its message.
    if (!edited && asks) await takeQuestion(asks);
  };
}
