import type { EnteredValues } from "../workspace/view.ts";
import { createBoundedMap } from "./bounded-map.ts";

const MOST_KEPT = 10_000;

/** What each person has entered in the inputs of a message, as a client keeps it. */
export interface EnteredInMessages {
  get(user: string, channel: string, ts: string): EnteredValues;
  keep(user: string, channel: string, ts: string, values: EnteredValues): void;
}

export function createEnteredInMessages(): EnteredInMessages {
  const entered = createBoundedMap<EnteredValues>(MOST_KEPT);
  return {
    get: (user, channel, ts) => entered.get(`${user} ${channel} ${ts}`) ?? {},
    keep: (user, channel, ts, values) => entered.set(`${user} ${channel} ${ts}`, values),
  };
}
