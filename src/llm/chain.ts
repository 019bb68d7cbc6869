import type { Usage } from "../core/answer.ts";
import type { Phrases } from "../language/phrases/phrases.ts";
import { phrasesIn } from "../language/phrases-in.ts";
import { hearingCalls } from "./announce-call.ts";
import { faultOfSignal } from "./end-with.ts";
import { EXTRACTIVE_MODEL } from "./extractive/extractive-model.ts";
import { asFault, type ModelFault } from "./fault.ts";
import type { Generation, Model } from "./model.ts";
import { sumOfUsage } from "./usage.ts";

/** A model that did not answer, and why. */
export interface Missed {
  readonly model: string;
  readonly fault: ModelFault;
}

/**
 * Asks one model after the other until one answers, says in the answer what happened on the way, and adds up what all
 * of it used. Throws the last one's fault where none answers, and at once where the caller has ended the request.
 */
export function createChain(
  models: readonly [Model, ...Model[]],
  onMissed: (missed: Missed) => void = () => {},
): Model {
  const [preferred] = models;
  return {
    ...preferred,
    async *generate(request) {
      const usages: Usage[] = [];
      const heard = hearingCalls(request, ({ usage }) => usages.push(usage));
      const missed: Missed[] = [];
      for (const model of models) {
        if (request.signal?.aborted) throw faultOfSignal(request.signal);
        try {
          const last = missed.at(-1);
          const generation = yield* model.generate(last ? { ...heard, insteadOf: last.model } : heard);
          return {
            ...labelled(generation, missed, phrasesIn(request.language ?? "en")),
            usage: sumOfUsage(usages),
          };
        } catch (error) {
          const fault = asFault(error);
          missed.push({ model: model.name, fault });
          onMissed({ model: model.name, fault });
        }
      }
      throw missed.at(-1)?.fault;
    },
  };
}

function labelled(generation: Generation, missed: readonly Missed[], phrases: Phrases): Generation {
  if (missed.length === 0) return generation;
  const degraded = phrases.so(whatHappened(missed, phrases), whoAnswered(generation, phrases));
  return { ...generation, degraded: generation.degraded ? `${degraded}. ${generation.degraded}` : degraded };
}

function whatHappened(missed: readonly Missed[], phrases: Phrases): string {
  const each = missed.map(({ model, fault: { phrase, message, until } }, at) =>
    phrases.modelSilent(model, phrases.fault(phrase, message, until), at > 0),
  );
  return each.join("; ");
}

function whoAnswered({ model }: Generation, phrases: Phrases): string {
  return model === EXTRACTIVE_MODEL ? phrases.quotedOnly : phrases.answeredInstead(model);
}
