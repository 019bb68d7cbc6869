import { z } from "zod";
import type { QuestionId } from "../../core/question.ts";
import type { ProcessSignals } from "./ports.ts";

const TOPIC = "http-answer";
/** A signal holds some 7,000 bytes; the longer text is not shown while it grows. */
const MOST_BYTES = 7_000;

const signalSchema = z.object({
  id: z.string().transform((id) => id as QuestionId),
  /** What there is of the text; without it the answer is kept. */
  text: z.string().optional(),
});

export type AnswerSignal = z.output<typeof signalSchema>;

/** Tells the process that holds a request that its answer grows, or is kept. */
export interface AnswerSignals {
  tellGrown(id: QuestionId, text: string): Promise<void>;
  tellKept(id: QuestionId): Promise<void>;
  hear(listener: (signal: AnswerSignal) => void, missed: () => void): () => void;
}

export function createAnswerSignals({ tell, hear }: ProcessSignals): AnswerSignals {
  return {
    async tellGrown(id, text) {
      if (Buffer.byteLength(JSON.stringify(text)) <= MOST_BYTES) await tell(TOPIC, { id, text });
    },
    tellKept: (id) => tell(TOPIC, { id }),
    hear: (listener, missed) =>
      hear(
        TOPIC,
        (payload) => {
          const signal = signalSchema.safeParse(payload);
          if (signal.success) listener(signal.data);
        },
        missed,
      ),
  };
}
