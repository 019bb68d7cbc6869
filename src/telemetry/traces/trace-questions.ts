import type { EventBus, TimedEvent } from "../../core/events.ts";
import type { QuestionId } from "../../core/question.ts";
import { embeddingSpan, modelSpan } from "./model-span.ts";
import { momentOf } from "./moment-of.ts";
import type { Attributes, PlannedSpan, QuestionTrace, TracedMoment } from "./question-trace.ts";

interface Gathered {
  readonly steps: PlannedSpan[];
  readonly moments: TracedMoment[];
}

/** Questions that were begun here and ended elsewhere are forgotten, oldest first. */
const MOST_QUESTIONS = 1_000;
/** Of one question; more are the tries of a question that never ends. */
const MOST_PARTS = 100;

/**
 * Gathers what events tell of each question, and hands it on when its answer is sent or it is given up.
 *
 * @param server where calls to models go, as attributes
 * @returns the way to stop
 */
export function traceQuestions(
  events: EventBus,
  onTrace: (trace: QuestionTrace) => void,
  server: Attributes = {},
): () => void {
  const open = new Map<QuestionId, Gathered>();
  const of = (questionId: QuestionId): Gathered => {
    const found = open.get(questionId) ?? { steps: [], moments: [] };
    open.set(questionId, found);
    const [oldest] = open.keys();
    if (open.size > MOST_QUESTIONS && oldest) open.delete(oldest);
    return found;
  };
  const end = (questionId: QuestionId, whole: (gathered: Gathered) => PlannedSpan) => {
    const gathered = of(questionId);
    open.delete(questionId);
    onTrace({ questionId, whole: whole(gathered), ...gathered });
  };
  return events.subscribe((event) => {
    if (event.type === "response_sent") return end(event.questionId, () => answered(event));
    const [step, moment] = [stepOf(event, server), momentOf(event)];
    if (!("questionId" in event) || !event.questionId) return;
    const { questionId } = event;
    if (step) addTo(of(questionId).steps, step);
    if (moment) addTo(of(questionId).moments, moment);
    if (event.type === "error_occurred" && event.errorType === GIVEN_UP)
      end(questionId, ({ steps }) => givenUp(questionId, event.at, steps));
  });
}

const ROOT = { name: "answer question", kind: "server" } as const;
/** All tries of it have failed, and it gets no answer. */
const GIVEN_UP = "given_up";

function addTo<Part>(parts: Part[], part: Part): void {
  if (parts.length < MOST_PARTS) parts.push(part);
}

function answered({
  questionId,
  channel,
  at,
  durationMs,
  answer,
}: Extract<TimedEvent, { type: "response_sent" }>): PlannedSpan {
  const attributes = {
    "ledger.question.id": questionId,
    "ledger.channel": channel,
    "ledger.answer.outcome": answer.outcome,
    "ledger.answer.model": answer.model,
    "ledger.answer.citations": answer.citations.length,
    "ledger.answer.degraded": answer.degraded !== undefined,
  };
  const failed = answer.outcome === "failed" && { error: "failed" };
  return { ...ROOT, startMs: at - durationMs, endMs: at, attributes, ...failed };
}

/** Nobody tells when it came, so that it begins with the first that was done for it here. */
function givenUp(questionId: QuestionId, at: number, steps: readonly PlannedSpan[]): PlannedSpan {
  const startMs = Math.min(at, ...steps.map((step) => step.startMs));
  return { ...ROOT, startMs, endMs: at, attributes: { "ledger.question.id": questionId }, error: GIVEN_UP };
}

function stepOf(event: TimedEvent, server: Attributes): PlannedSpan | undefined {
  if (event.type === "question_acknowledged")
    return spanOf("wait and acknowledge", event.at - event.durationMs, event.at);
  if (event.type === "answer_step_finished") return spanOf(event.step, event.at - event.durationMs, event.at);
  if (event.type === "retrieval_finished") {
    const { at, durationMs, passages, coverage } = event;
    const attributes = { "ledger.passages": passages, "ledger.coverage": coverage };
    return spanOf("retrieve", at - durationMs, at, attributes);
  }
  if (event.type === "embedding_call_finished") return embeddingSpan(event, server);
  return event.type === "llm_call_finished" ? modelSpan(event, server) : undefined;
}

function spanOf(name: string, startMs: number, endMs: number, attributes: Attributes = {}): PlannedSpan {
  return { name, kind: "internal", startMs, endMs, attributes };
}
