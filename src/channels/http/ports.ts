import type { Answer } from "../../core/answer.ts";
import type { Emit } from "../../core/events.ts";
import type { Place, QuestionId } from "../../core/question.ts";

/** A question as it is kept, and how far it is. */
export interface HeldQuestion {
  readonly question: { readonly place: Place; readonly text: string };
  readonly answer?: Answer;
  readonly done: boolean;
}

/** Where questions are kept, by whichever process. */
export interface HeldQuestions {
  load(id: QuestionId): Promise<HeldQuestion | undefined>;
}

/** What processes tell each other at once, and may miss. */
export interface ProcessSignals {
  tell(topic: string, payload: unknown): Promise<void>;
  hear(topic: string, listener: (payload: unknown) => void, missed?: () => void): () => void;
}

export interface HttpPorts {
  readonly questions: HeldQuestions;
  readonly signals: ProcessSignals;
  readonly emit: Emit;
}
