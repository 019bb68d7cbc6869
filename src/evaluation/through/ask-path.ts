import type { AnswerPorts, KnowledgePort } from "../../answer/ports.ts";
import { LedgerError } from "../../core/errors.ts";
import type { LiveKnowledge } from "../../knowledge/live-knowledge.ts";
import type { Cassettes } from "../../llm/cassette/cassettes.ts";
import type { TapeUse } from "../../llm/cassette/run.ts";
import type { Case } from "../case.ts";
import type { Asked, AskedPath } from "./asked.ts";
import { type Observed, observe } from "./observe.ts";
import { questionOf } from "./question-of.ts";

export interface PathOptions {
  /** Those of production, without limits and without a cache: each question is answered for itself. */
  readonly ports: AnswerPorts;
  readonly knowledge: LiveKnowledge;
  /** Where the model's words come from tapes, or go there. */
  readonly cassettes?: Cassettes | undefined;
}

/** Asks the production answer path in this process. */
export function createAskedPath({ ports, ...options }: PathOptions): AskedPath {
  return {
    ask: askedBy((given, knowledge, signal) => observe(questionOf(given), ports, knowledge, signal), options),
    close: async () => {},
  };
}

/** Lets a case be observed from its knowledge, with its cassette in, and tells apart why nothing can be said of it. */
export function askedBy(
  observed: (given: Case, knowledge: KnowledgePort, signal: AbortSignal) => Promise<Observed>,
  { knowledge, cassettes }: Omit<PathOptions, "ports">,
): AskedPath["ask"] {
  return async (given, sample, signal) => {
    const work = () => observed(given, knowledgeFor(given, knowledge), signal);
    try {
      if (!cassettes) return lackOf(knowledge) ?? askedOf(await work());
      const { value, tape } = await cassettes.during({ caseId: given.id, sample }, work);
      return lackOf(knowledge, cassettes) ?? askedOf(value, tape);
    } catch (error) {
      return unanswered(error);
    }
  };
}

/** What an attacker got into the knowledge is there for its case only. */
function knowledgeFor({ inject }: Case, knowledge: LiveKnowledge): KnowledgePort {
  if (inject.length === 0) return knowledge;
  return knowledge.withDocuments(inject.map(({ path, text }) => ({ path, content: text })));
}

/** Another model's words would be measured for those of the one that is asked about. */
function askedOf({ observation, degraded }: Observed, tape?: TapeUse): Asked {
  const [miss] = tape?.misses ?? [];
  if (miss) return { kind: "stale-cassette", because: miss.message };
  if (degraded !== undefined) return { kind: "infrastructure", because: degraded };
  return { kind: "observed", observation: { ...observation, recordedLatencyMs: tape?.latencyMs ?? null } };
}

/** Without its vectors the search by words would be measured for the search by meaning. */
function lackOf(knowledge: LiveKnowledge, cassettes?: Cassettes): Asked | undefined {
  const { embeddings } = knowledge.status();
  if (embeddings === undefined || (embeddings.ready && embeddings.failure === undefined)) return undefined;
  const [miss] = cassettes?.outside().misses ?? [];
  if (miss) return { kind: "stale-cassette", because: miss.message };
  return { kind: "infrastructure", because: `${embeddings.model} gives no vectors: ${embeddings.failure}` };
}

/** @throws what says nothing about one case only */
function unanswered(error: unknown): Asked {
  if (!(error instanceof LedgerError)) throw error;
  const kind = KIND_OF_FAULT[error.code];
  if (!kind) throw error;
  return { kind, because: error.message };
}

const KIND_OF_FAULT: Readonly<Record<string, "stale-cassette" | "infrastructure">> = {
  CASSETTE_MISS: "stale-cassette",
  NETWORK_BLOCKED: "infrastructure",
  MODEL_UNAVAILABLE: "infrastructure",
  BOT_UNAVAILABLE: "infrastructure",
};
