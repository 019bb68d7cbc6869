import type { RetrievedPassage } from "../core/answer.ts";
import type { Clock } from "../core/clock.ts";
import type { Emit } from "../core/events.ts";
import type { Model } from "../llm/model.ts";
import type { Admission } from "./admit.ts";

/** What can be asked of the knowledge. */
export interface KnowledgePort {
  /** The best passages for a query, best first. */
  search(query: string, limit: number): RetrievedPassage[];
  size(): { readonly documents: number; readonly passages: number };
}

/** All that the answer path needs from outside. */
export interface AnswerPorts {
  readonly knowledge: KnowledgePort;
  readonly model: Model;
  readonly admission: Admission;
  readonly clock: Clock;
  readonly emit: Emit;
}
