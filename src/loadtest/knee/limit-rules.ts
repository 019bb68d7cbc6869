import type { MetricFigures } from "../measure/figures.ts";
import type { StageUse } from "../resources/stage-use.ts";
import type { Invalidity } from "../validity/what-makes-invalid.ts";

export type LimitName = "generator" | "cpu" | "event-loop" | "slack" | "model" | "pool" | "queue";

/** What was measured on one side of the knee: behind it, or at a clearly lower rate that held. */
export interface KneeSide {
  /** Null where nobody watched the bot. */
  readonly use: StageUse | null;
  readonly metrics: Pick<MetricFigures, "questions" | "service_duration">;
  readonly invalid: readonly Invalidity[];
}

/** Both sides, with what the bot took; every figure may be null, which rules nothing in and nothing out. */
export interface KneeSides {
  readonly before: KneeSide | null;
  readonly behind: KneeSide;
}

export interface LimitRule {
  readonly limit: LimitName;
  /** After "limited by". */
  readonly words: string;
  /** Why it is the limit; "no" where the figures say that it is not, and null where they do not tell. */
  readonly judge: (sides: KneeSides) => { readonly reason: string } | "no" | null;
}

/** Of one core: JavaScript runs in one thread. */
const CPU_FULL = 0.9;
const POOL_FULL = 0.95;
/** Every question waits for several turns of the event loop. */
const LATE_LOOP_MS = 100;
const GROWN = 2;
/** Of the questions. */
const REFUSED_SHARE = 0.01;
/** A part is what makes answers slow where it is this share of them, or of what they took longer. */
const GREAT_SHARE = 0.5;
/** One question waits for a moment where two come at once. */
const LEAST_QUEUE = 3;

/**
 * In this order the first that fits is named, because those before explain those behind: a full CPU makes the event
 * loop late, a late event loop makes models look slow and holds connections, and all of them make the queue grow.
 */
export const LIMIT_RULES: readonly LimitRule[] = [
  { limit: "generator", words: "the load generator, and not the bot", judge: generator },
  { limit: "cpu", words: "the bot's CPU", judge: cpu },
  { limit: "event-loop", words: "the bot's event loop", judge: eventLoop },
  { limit: "slack", words: "Slack's rate limits", judge: slack },
  { limit: "model", words: "the model", judge: model },
  { limit: "pool", words: "the database pool", judge: pool },
  { limit: "queue", words: "the queue: how many questions are worked on at once", judge: queue },
];

function generator({ behind }: KneeSides) {
  const [first] = behind.invalid;
  return first ? { reason: first.message } : "no";
}

function cpu({ behind: { use } }: KneeSides) {
  const cpu = use?.cpu ?? null;
  if (cpu === null) return null;
  if (cpu < CPU_FULL) return "no";
  return { reason: `it took ${round(cpu)} of one core, and its JavaScript runs on one` };
}

function eventLoop({ before, behind }: KneeSides) {
  const late = behind.use?.eventLoopP99Ms ?? null;
  const lateBefore = before?.use?.eventLoopP99Ms ?? null;
  if (late === null) return null;
  if (late < LATE_LOOP_MS) return "no";
  // One collection of garbage is late as well: only growth tells.
  if (lateBefore === null) return null;
  if (late < GROWN * lateBefore) return "no";
  return {
    reason: `its delay's p(99) rose from ${round(lateBefore)} to ${round(late)} ms while the CPU was not full`,
  };
}

function slack({ behind: { use, metrics } }: KneeSides) {
  const asked = metrics.questions.count ?? 0;
  const took = metrics.service_duration.avg;
  const [refusals, waited] = [use?.slackRefusals ?? null, use?.slackWaitSeconds ?? null];
  if (asked === 0) return null;
  if (refusals !== null && refusals / asked > REFUSED_SHARE)
    return { reason: `Slack refused ${refusals} calls for ${asked} questions` };
  if (refusals === null || waited === null || took === null) return null;
  const waitedMs = (waited * 1_000) / asked;
  if (waitedMs < GREAT_SHARE * took) return "no";
  return {
    reason: `each question waited ${round(waitedMs)} ms for its turn at Slack, of ${round(took)} ms in all`,
  };
}

function model({ before, behind }: KneeSides) {
  if (behind.use?.modelCalls === 0) return "no";
  const [was, is] = [before?.use?.modelMs ?? null, behind.use?.modelMs ?? null];
  const tookLonger = growth(before?.metrics.service_duration.avg, behind.metrics.service_duration.avg);
  if (was === null || is === null || tookLonger === null) return null;
  // A call may be made several times for a question, but it is told for one.
  if (is - was < GREAT_SHARE * tookLonger || is < was * (1 + GREAT_SHARE)) return "no";
  return { reason: `one call took ${round(is)} ms, and ${round(was)} ms before the knee` };
}

function pool({ behind: { use } }: KneeSides) {
  const share = use?.poolShare ?? null;
  if (share === null) return null;
  if (share < POOL_FULL) return "no";
  return { reason: `${round(share * 100)} % of its connections were in use` };
}

function queue({ before, behind }: KneeSides) {
  const [was, is] = [before?.use?.queueDepth ?? null, behind.use?.queueDepth ?? null];
  if (is === null) return null;
  if (is < LEAST_QUEUE) return "no";
  if (was === null || is < GROWN * was) return null;
  return {
    reason: `${is} questions waited, and ${was} before the knee, while nothing else was at its limit`,
  };
}

function growth(was: number | null | undefined, is: number | null): number | null {
  return was === null || was === undefined || is === null ? null : is - was;
}

function round(figure: number): number {
  return Number(figure.toPrecision(3));
}
