import type { AnswerCache, AskedFor, MakeAnswer } from "../answer/ports.ts";
import { type Answer, NO_USAGE, type Progress } from "../core/answer.ts";
import type { Emit } from "../core/events.ts";
import { answerKey } from "./answer-key.ts";
import type { AnswerStore } from "./answer-store.ts";
import { type Flight, startFlight } from "./flight.ts";
import { givenAgain, toKeep } from "./kept-answer.ts";

export interface CachePorts {
  readonly store: AnswerStore;
  /** Another one for other instructions to the model. */
  readonly prompt: string;
  readonly emit: Emit;
}

interface Made {
  readonly answer: Answer;
  readonly from: "store" | "model";
}

/**
 * Gives the answer to the same question again, and lets those who ask it at the same moment share one that is made
 * once. What is made for several goes on until the last of them has left. Where it fails, the first of them gets the
 * failure and each of the others tries for itself.
 */
export function createAnswerCache({ store, prompt, emit }: CachePorts): AnswerCache {
  const flights = new Map<string, Flight<Made>>();
  return {
    async *share(asked, make, signal) {
      const key = answerKey(asked, prompt);
      const joined = flights.get(key);
      if (!joined) {
        const made = yield* start(key, make).join(signal);
        return made.from === "store" ? again(asked, made) : made.answer;
      }
      try {
        return again(asked, yield* joined.join(signal));
      } catch (error) {
        if (signal?.aborted) throw error;
        return yield* make(signal);
      }
    },
  };

  function start(key: string, make: MakeAnswer): Flight<Made> {
    const flight: Flight<Made> = startFlight({
      make: (signal) => findOrMake(key, make, signal),
      onOver: () => flights.get(key) === flight && flights.delete(key),
    });
    flights.set(key, flight);
    return flight;
  }

  async function* findOrMake(
    key: string,
    make: MakeAnswer,
    signal: AbortSignal,
  ): AsyncGenerator<Progress, Made> {
    const kept = await store.get(key);
    if (kept) {
      yield { type: "text", text: kept.text };
      return { answer: givenAgain(kept), from: "store" };
    }
    const answer = yield* make(signal);
    const keeping = toKeep(answer);
    if (keeping) await store.set(key, keeping);
    return { answer, from: "model" };
  }

  function again({ questionId }: AskedFor, { answer, from }: Made): Answer {
    emit({ type: "answer_cached", questionId, from: from === "store" ? "store" : "in_flight" });
    return { ...answer, usage: NO_USAGE, cached: true };
  }
}
