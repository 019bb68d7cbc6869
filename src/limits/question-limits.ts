import type { Settings } from "../config/settings.ts";
import type { Person } from "../core/question.ts";
import { chooseWindows, type LimitStores } from "./choose-windows.ts";
import type { LimitsState } from "./limits-state.ts";
import type { QuestionWindow } from "./windows.ts";

type LimitSettings = Pick<
  Settings,
  "RATE_LIMIT_PER_MINUTE" | "USER_RATE_LIMIT_PER_MINUTE" | "RATE_LIMIT_PER_HOUR" | "RATE_LIMIT_PER_DAY"
>;

/** A limit that a question is over. */
export interface OverLimit {
  readonly limit: string;
  readonly points: number;
  readonly retryAfterMs: number;
}

export interface QuestionLimits {
  /**
   * Counts a question against every limit, or against none where it is over one; of several it tells the one that
   * takes longest. It rejects where the question could not be counted anywhere.
   */
  count(asker: Person): Promise<OverLimit | undefined>;
  state(): LimitsState;
}

interface Limit {
  readonly name: string;
  readonly points: number;
  readonly durationMs: number;
  /** One count for all who ask. */
  readonly shared?: true;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The limits that each person has. */
const PERSONS = { minute: "user-minute", hour: "user-hour", day: "user-day" } as const;

/** The keys of the windows in which a person's questions are counted. */
export function personsWindows(person: Person): string[] {
  return Object.values(PERSONS).map((name) => `${name}:${person.id}`);
}

/** The limits on questions, counted where all replicas see them. */
export function createQuestionLimits(settings: LimitSettings, stores: LimitStores = {}): QuestionLimits {
  const limits: readonly Limit[] = [
    { name: PERSONS.minute, points: settings.USER_RATE_LIMIT_PER_MINUTE, durationMs: MINUTE },
    { name: PERSONS.hour, points: settings.RATE_LIMIT_PER_HOUR, durationMs: HOUR },
    { name: PERSONS.day, points: settings.RATE_LIMIT_PER_DAY, durationMs: DAY },
    { name: "all-minute", points: settings.RATE_LIMIT_PER_MINUTE, durationMs: MINUTE, shared: true },
  ];
  const { windows, state } = chooseWindows(stores);
  return {
    async count(asker) {
      const full = await windows.count(limits.map((limit) => windowOf(limit, asker)));
      const waits = new Map(full.map(({ key, retryAfterMs }) => [key, retryAfterMs]));
      return limits
        .flatMap((limit) => overLimit(limit, waits.get(windowOf(limit, asker).key)))
        .reduce<OverLimit | undefined>(longerWait, undefined);
    },
    state,
  };
}

function overLimit({ name, points }: Limit, retryAfterMs: number | undefined): OverLimit[] {
  return retryAfterMs === undefined ? [] : [{ limit: name, points, retryAfterMs }];
}

/** To come back any earlier would be of no use. */
function longerWait(longest: OverLimit | undefined, over: OverLimit): OverLimit {
  return longest && longest.retryAfterMs >= over.retryAfterMs ? longest : over;
}

function windowOf({ name, points, durationMs, shared }: Limit, asker: Person): QuestionWindow {
  return { key: `${name}:${shared ? "all" : asker.id}`, points, durationMs };
}
