import type { DropReason } from "../executors/executor.ts";

/** What the generator did, against what was planned. */
export interface Generated {
  /** How many questions fell due; not what users never came to. */
  readonly planned: number;
  /** How many were sent. */
  readonly sent: number;
  /** Those that fell due and were not sent, of `planned`. */
  readonly dropped: Readonly<Record<Exclude<DropReason, "not-begun">, number>>;
  /** The 99th percentile of sending minus planned start, in milliseconds; NaN where nothing was sent. */
  readonly sendLagP99: number;
  /** The objective of answer_duration's p(95), in milliseconds; undefined where the scenario has none. */
  readonly objectiveP95?: number | undefined;
  /** The share of the time in which the generator's event loop was busy, from 0 to 1. */
  readonly eventLoopBusy: number;
}

/** One reason why a run says nothing about the bot, with its figure and the bound that it is over or under. */
export interface Invalidity {
  readonly reason: "achieved" | "send-lag" | "event-loop" | "dropped";
  readonly figure: number;
  readonly bound: number;
  readonly message: string;
}

const LEAST_ACHIEVED = 0.99;
/** Of the objective: an answer that is in time must not be late by the generator's doing. */
const MOST_LAG_SHARE = 0.05;
/** Where the scenario has no objective. */
const OBJECTIVE_P95_MS = 5_000;
const MOST_BUSY = 0.8;

/** The reasons that hold, in a fixed order; empty for a valid run. The load was not the one that was planned. */
export function whatMakesInvalid(generated: Generated): Invalidity[] {
  return [achieved, sendLag, eventLoop, dropped].flatMap((judge) => judge(generated) ?? []);
}

function achieved({ planned, sent }: Generated): Invalidity | undefined {
  const figure = planned === 0 ? 0 : sent / planned;
  if (figure >= LEAST_ACHIEVED) return undefined;
  const message =
    planned === 0
      ? "nothing fell due, so nothing was measured"
      : `only ${sent} of ${planned} planned questions were sent (${percent(figure)}), and ${percent(LEAST_ACHIEVED)} are needed`;
  return { reason: "achieved", figure, bound: LEAST_ACHIEVED, message };
}

function sendLag({ sendLagP99: figure, objectiveP95 = OBJECTIVE_P95_MS }: Generated): Invalidity | undefined {
  const bound = objectiveP95 * MOST_LAG_SHARE;
  if (!(figure > bound)) return undefined;
  const message = `the send lag's p(99) is ${round(figure)} ms, and ${round(bound)} ms is the most: ${percent(MOST_LAG_SHARE)} of the objective of ${round(objectiveP95)} ms`;
  return { reason: "send-lag", figure, bound, message };
}

function eventLoop({ eventLoopBusy: figure }: Generated): Invalidity | undefined {
  if (figure <= MOST_BUSY) return undefined;
  const message = `the generator's event loop was busy for ${percent(figure)} of the time, and ${percent(MOST_BUSY)} is the most`;
  return { reason: "event-loop", figure, bound: MOST_BUSY, message };
}

function dropped({ dropped: { late, "in-flight": inFlight } }: Generated): Invalidity | undefined {
  const figure = late + inFlight;
  if (figure === 0) return undefined;
  const because = [
    ...(late > 0 ? [`${late} too late to be sent`] : []),
    ...(inFlight > 0 ? [`${inFlight} with too many unanswered already`] : []),
  ];
  const message = `${figure} of the planned questions ${figure === 1 ? "was" : "were"} dropped: ${because.join(", ")}`;
  return { reason: "dropped", figure, bound: 0, message };
}

/** Never rounded to the other side of a bound: 98.96 % is not "99 %". */
function percent(share: number): string {
  return `${Number((share * 100).toFixed(2))} %`;
}

function round(milliseconds: number): number {
  return milliseconds < 10 ? Number(milliseconds.toFixed(1)) : Math.round(milliseconds);
}
