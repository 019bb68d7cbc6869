import type { EventType, TimedEvent } from "../../core/events.ts";
import type { Attributes, TracedMoment } from "./question-trace.ts";

type AttributesOf = {
  readonly [Type in EventType]?: (event: Extract<TimedEvent, { type: Type }>) => Attributes;
};

/** What is told of these events; never a message, which may hold what somebody wrote. */
const MOMENTS: AttributesOf = {
  answer_ready: ({ intent }) => ({ "ledger.intent": intent }),
  answer_cached: ({ from }) => ({ "ledger.cached.from": from }),
  draft_rejected: ({ model, reasons }) => ({ "gen_ai.request.model": model, "ledger.reasons": reasons }),
  statements_dropped: ({ model, reasons }) => ({ "gen_ai.request.model": model, "ledger.reasons": reasons }),
  passage_distrusted: ({ source }) => ({ "ledger.source": source }),
  model_budget_refused: ({ budget }) => ({ "ledger.budget": budget }),
  question_recovered: () => ({}),
  handover_opened: ({ reason }) => ({ "ledger.handover.reason": reason }),
  error_occurred: ({ errorType }) => ({ "error.type": errorType }),
};

export function momentOf(event: TimedEvent): TracedMoment | undefined {
  const attributesOf = MOMENTS[event.type] as ((event: TimedEvent) => Attributes) | undefined;
  return attributesOf && { name: event.type, atMs: event.at, attributes: attributesOf(event) };
}
