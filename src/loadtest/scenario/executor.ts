/** k6's executors, and two of ours: `spike` and `replay`. Times are in milliseconds, targets are rates or people. */
export type Executor = ArrivalExecutor | ClosedExecutor | Replay;

/** The open model: questions are due whether or not the bot keeps up. */
export type ArrivalExecutor = ConstantArrivalRate | RampingArrivalRate | Spike;

/** The closed model: each person waits for the answer, thinks, and asks again. */
export type ClosedExecutor = ConstantVUs | RampingVUs | SharedIterations;

/** Rates are questions in each `timeUnitMs`. */
export interface Arriving {
  readonly timeUnitMs: number;
  readonly arrivals: "even" | "poisson";
  readonly preAllocatedVUs?: number;
  /** So many questions may be in flight at most; an arrival above it is dropped. */
  readonly maxVUs?: number;
}

export interface ConstantArrivalRate extends Arriving {
  readonly executor: "constant-arrival-rate";
  readonly rate: number;
  readonly durationMs: number;
}

export interface RampingArrivalRate extends Arriving {
  readonly executor: "ramping-arrival-rate";
  readonly startRate: number;
  readonly stages: readonly Stage[];
}

/** A constant rate with one time of `peak` in it; the rate goes up and down on a straight line of `rampMs` each. */
export interface Spike extends Arriving {
  readonly executor: "spike";
  readonly rate: number;
  readonly durationMs: number;
  readonly peak: number;
  /** When it begins to go up. */
  readonly atMs: number;
  readonly rampMs: number;
  readonly forMs: number;
}

/** Linear from the target before it to its own; a stage of no time is a jump. */
export interface Stage {
  readonly name: string;
  readonly target: number;
  readonly durationMs: number;
}

/** Between an answer and the person's next question, evenly spread. */
export interface ThinkTime {
  readonly minMs: number;
  readonly maxMs: number;
}

export interface ConstantVUs {
  readonly executor: "constant-vus";
  readonly vus: number;
  readonly durationMs: number;
  readonly thinkTime: ThinkTime;
}

export interface RampingVUs {
  readonly executor: "ramping-vus";
  readonly startVUs: number;
  readonly stages: readonly Stage[];
  readonly gracefulRampDownMs: number;
  readonly thinkTime: ThinkTime;
}

export interface SharedIterations {
  readonly executor: "shared-iterations";
  readonly vus: number;
  readonly iterations: number;
  readonly maxDurationMs: number;
  readonly thinkTime: ThinkTime;
}

/** What people asked before, at the times at which they did. */
export interface Replay {
  readonly executor: "replay";
  readonly speed: number;
  readonly questions: readonly RecordedQuestion[];
}

export interface RecordedQuestion {
  /** After the begin of the replay, at its speed. */
  readonly atMs: number;
  readonly text: string;
  /** Which of the people and channels, from 0 on, in the order in which they come in the journal. */
  readonly user: number;
  readonly channel: number;
  /** The number of the question, from 0 on, in whose thread it was asked. */
  readonly inThreadOf?: number;
}
