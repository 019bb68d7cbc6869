import { metricResults } from "../report/measured.ts";
import { createPusher, type PusherOptions } from "../report/push/create-pusher.ts";
import type { PushedFigures } from "../report/push/metric-series.ts";
import { pushFault } from "../report/push/push-fault.ts";
import type { Standing, Watch } from "../run/standing.ts";
import { repeat } from "./repeat.ts";

export interface PushWatchOptions extends Pick<PusherOptions, "url" | "headers" | "timeoutMs" | "wait"> {
  readonly target: string;
  readonly errors: NodeJS.WritableStream;
  readonly everyMs?: number;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

const EVERY_MS = 5_000;

/**
 * Pushes a run's figures to Prometheus while it goes on, and those of its end. Runs are told apart by when they began. What
 * did not arrive is told on `errors`; the run is none the worse for it.
 */
export function pushWatch(options: PushWatchOptions): Watch {
  const { url, headers, timeoutMs, wait, target, errors, everyMs = EVERY_MS, now = Date.now } = options;
  return (standing) => {
    const labels = { scenario: standing().scenario, target, run: new Date(now()).toISOString() };
    const pusher = createPusher({
      ...{ url, labels },
      ...(headers && { headers }),
      ...(timeoutMs !== undefined && { timeoutMs }),
      ...(wait && { wait }),
    });
    const push = () => pusher.push(figuresOf(standing(), now()));
    const stop = repeat(everyMs, push, (reason) =>
      errors.write(`Figures are pushed again at the end only: ${reason}\n`),
    );
    return async () => {
      stop();
      const last = standing();
      const fault = pushFault(await pusher.end({ ...figuresOf(last, now()), ...validityOf(last) }));
      if (fault !== undefined) errors.write(`${fault}\n`);
    };
  };
}

function figuresOf({ figures, judged }: Standing, at: number): PushedFigures {
  return { at, metrics: metricResults(figures.metrics), thresholds: judged };
}

/** Of a run that was cut short only what spoils it is known. */
function validityOf({ invalid, elapsedMs, plannedMs }: Standing): Pick<PushedFigures, "valid"> {
  if (invalid.length > 0) return { valid: false };
  return elapsedMs >= plannedMs ? { valid: true } : {};
}
