import type { Clock } from "../../../core/clock.ts";
import { type Duration, millisecondsOf } from "../../faults/duration.ts";

/** The times in which Slack is not there, for one app or for all. */
export interface Outages {
  begin(span: Duration, app: string | undefined): void;
  isOut(app: string | undefined): boolean;
}

const EVERYBODY = "";

export function createOutages(clock: Clock): Outages {
  const until = new Map<string, number>();
  const isOutFor = (key: string) => clock.now() < (until.get(key) ?? 0);

  return {
    begin(span, app = EVERYBODY) {
      until.set(app, Math.max(until.get(app) ?? 0, clock.now() + millisecondsOf(span)));
    },
    isOut: (app) => isOutFor(EVERYBODY) || (app !== undefined && isOutFor(app)),
  };
}
