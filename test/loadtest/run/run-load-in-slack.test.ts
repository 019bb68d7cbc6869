import { afterAll, afterEach, beforeEach, expect, it } from "vitest";
import { runLoad } from "../../../src/loadtest/run/run-load.ts";
import { crowdSeed } from "../../../src/loadtest/targets/slack/people.ts";
import { type SlackSimulator, startSlackSimulator } from "../../../src/simulators/slack/simulator.ts";
import { removeTemporaryFolders } from "../../temporary-folder.ts";
import { type AskedOfStandIn, type StandInBot, standInFor } from "../targets/stand-in-bot.ts";
import { apiBot } from "./api-bot.ts";
import { preparedOf } from "./prepared.ts";
import { createTurnedStopwatch, type TurnedStopwatch } from "./turned-stopwatch.ts";
import { turnedUntil } from "./turned-until.ts";

let slack: SlackSimulator;

beforeEach(async () => {
  slack = await startSlackSimulator({ seed: crowdSeed({ users: 5, channels: 2 }), rateLimits: "off" });
});
afterEach(() => slack.stop());
afterAll(removeTemporaryFolders);

/** Puts a scenario on a bot in Slack that answers each question at once, by one call of a model for a cent. */
async function loaded(
  scenario: string,
  more: (
    question: AskedOfStandIn,
    bot: StandInBot,
    stopwatch: TurnedStopwatch,
  ) => Promise<void> = async () => {},
) {
  const asked: AskedOfStandIn[] = [];
  const stopwatch = createTurnedStopwatch();
  const idle = standInFor(slack, async (question, bot) => {
    asked.push(question);
    await bot.post(question, "answered", "It is so. [1]");
    await more(question, bot, stopwatch);
  });
  const metrics = () =>
    `llm_daily_cost_usd ${5 + 0.01 * asked.length}\nllm_tokens_used_total ${7 * asked.length}\n`;
  const bot = { ...(await apiBot({ metrics })), slack };
  const prepared = await preparedOf(scenario, { target: "slack" });
  const signal = new AbortController().signal;
  const made = await turnedUntil(stopwatch, runLoad({ ...prepared, bot, stopwatch, signal, watches: [] }));
  await idle();
  return { asked, figures: made.measurement.figures() };
}

it("asks a follow-up in the thread of its answer, as the one who asked", async () => {
  const { asked, figures } = await loaded(`executor: constant-arrival-rate
rate: 4
duration: 8s
users: 5
channels: 2
questions: [Why?]
mix: {fresh: 1, follow-up: {weight: 1, questions: [And then?]}}
`);
  const roots = new Map(
    asked.flatMap((each) => (each.thread === each.message ? [[each.message, each] as const] : [])),
  );
  const following = asked.filter(({ thread, message }) => thread !== message);
  expect(following.length).toBeGreaterThan(8);
  for (const { thread, user, channel, text } of following) {
    expect(text).toContain("And then?");
    expect(roots.get(thread)).toMatchObject({ user, channel });
  }
  expect(figures.outcomes).toEqual({ answered: 32 });
  expect(figures.metrics.checks.rate).toBe(1);
});

it("counts the cost that /metrics tells, from the begin of the run on", async () => {
  const { figures } = await loaded(
    "executor: constant-arrival-rate\nrate: 4\nduration: 3s\nusers: 5\nchannels: 2\nquestions: [Why?]\n",
  );
  expect(figures.metrics.llm_cost_usd.count).toBeCloseTo(0.12, 6);
  expect(figures.metrics.llm_tokens.count).toBe(84);
  expect(figures.byStage.default?.llm_cost_usd.count).toBeCloseTo(0.12, 6);
});

it("turns the check of a late second answer in all parts, and takes a good answer where there was one", async () => {
  const first = ["once"];
  const { figures } = await loaded(
    `executor: constant-arrival-rate
rate: 2
duration: 8s
users: 5
channels: 2
questions: [Why?]
objectives: {answer_p95: 1s}
`,
    async (question, bot, stopwatch) => {
      if (first.pop() === undefined) return;
      await stopwatch.until(stopwatch.now() + 3_000, new AbortController().signal);
      await bot.post(question, "answered", "It is so. [1]");
    },
  );
  for (const part of [figures.metrics, figures.byStage.default, figures.byKind.fresh])
    expect(part).toMatchObject({
      checks: { passes: 63, fails: 1 },
      goodput: { passes: 15, fails: 1 },
    });
  expect(figures.checks["answered once"]).toMatchObject({ passes: 15, fails: 1 });
});
