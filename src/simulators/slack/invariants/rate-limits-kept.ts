import type { RateLimited, WebApiRequest } from "../journal/web-api-happening.ts";
import type { Check } from "./check.ts";
import { createLatestMap } from "./latest-map.ts";
import { createViolations, type Where } from "./report.ts";

const MOST_PAUSES = 10_000;
/** In milliseconds: timers wake a little early, and clocks are read a little late. */
const TOLERANCE = 100;

/**
 * Watches that no app is refused for calling too often, and that one that is refused waits: the same method, in
 * the same channel where it has one, for as long as `Retry-After` says.
 */
export function createRateLimitsKept(): Check {
  const violations = createViolations();
  /** Until when, in milliseconds since the epoch. */
  const pauses = createLatestMap<string, number>(MOST_PAUSES);
  let checked = 0;
  let planned = 0;

  function requested(request: WebApiRequest, now: number): void {
    checked += 1;
    const key = keyOf(request);
    const until = pauses.get(key);
    if (until === undefined) return;
    if (now < until - TOLERANCE) {
      violations.add({
        what: `called ${until - now} ms before Retry-After was over`,
        where: whereOf(request),
      });
    } else pauses.delete(key);
  }

  function refused(refusal: RateLimited, now: number): void {
    if (refusal.retryAfter !== undefined) pauses.set(keyOf(refusal), now + refusal.retryAfter * 1000);
    if (refusal.planned) planned += 1;
    else violations.add({ what: "ratelimited: called too often", where: whereOf(refusal) });
  }

  return {
    hear(happening, now) {
      if (happening.type === "request") requested(happening, now);
      else if (happening.type === "rate-limited") refused(happening, now);
    },
    report: () => ({
      name: "rate-limits-kept",
      checked,
      ...violations.listed(),
      apart: planned === 0 ? [] : [{ what: "refused by a planned fault", count: planned }],
    }),
  };
}

type Called = Pick<WebApiRequest, "method" | "app" | "team" | "args">;

function keyOf(call: Called): string {
  return `${call.app} ${call.team} ${call.method} ${channelOf(call) ?? ""}`;
}

function whereOf(call: Called): Where {
  const channel = channelOf(call);
  return { method: call.method, ...(channel !== undefined && { channel }) };
}

function channelOf({ args }: Called): string | undefined {
  if (typeof args !== "object" || args === null || !("channel" in args)) return undefined;
  return typeof args.channel === "string" ? args.channel : undefined;
}
