import { PROMETHEUS } from "../services/prometheus.ts";
import type { RunningStack } from "../up/running-stack.ts";
import { botRuns } from "./bot-runs.ts";
import { isBot, readTargets, type Target } from "./prometheus-targets.ts";
import { untilSeen } from "./until-seen.ts";
import type { Verdict, Verification } from "./verification.ts";

/** Prometheus spreads its first look at its targets over an interval, and the longest usual one is a minute. */
const WITHIN_MS = 75_000;

export const TARGETS_ARE_UP: Verification = {
  claim: "Prometheus' targets are up",
  async check(stack, signal, notYet) {
    const prometheus = stack.services.get(PROMETHEUS.name);
    if (!prometheus) return { seen: "nothing to see", said: "Prometheus is not part of the choice" };
    return untilSeen(
      async (within) => verdictOn(await readTargets(prometheus.port, within), stack, await botRuns(stack)),
      WITHIN_MS,
      signal,
      notYet,
    );
  },
};

function verdictOn(targets: readonly Target[], stack: RunningStack, botAnswers: boolean): Verdict {
  const expected = targets.filter((target) => isExpected(target, stack, botAnswers));
  const names = expected.map(({ labels, scrapeUrl }) => labels.job ?? scrapeUrl);
  const down = expected.filter(({ health }) => health !== "up");
  const note = botAnswers ? "" : `; no bot runs on this machine at port ${stack.botPort} yet`;
  if (down.length === 0 && expected.length > 0)
    return { seen: "yes", said: `${[...new Set(names)].sort().join(", ")}${note}` };
  if (expected.length === 0) return { seen: "no", said: "it has no target that runs" };
  return { seen: "no", said: down.map((target) => whyDown(target, stack)).join("; ") };
}

/** What is not part of the choice cannot be up, and neither can a bot that nobody has started. */
function isExpected(target: Target, { services }: RunningStack, botAnswers: boolean): boolean {
  if (isBot(target)) return botAnswers;
  const { hostname } = new URL(target.scrapeUrl);
  return services.has(hostname) || hostname === "localhost" || hostname === "127.0.0.1";
}

/** What to do about a bot that answers on this machine, and that containers do not reach. */
export function whyDown(target: Target, { metricsHost }: Pick<RunningStack, "metricsHost">): string {
  const { labels, scrapeUrl, health, lastError } = target;
  const remedy =
    metricsHost && isBot(target) && health === "down"
      ? `. It answers on this machine: start it with METRICS_HOST=${metricsHost}, so that containers reach it`
      : "";
  return `${labels.job ?? "a target"} at ${scrapeUrl} is ${health}${lastError && ` (${lastError})`}${remedy}`;
}
