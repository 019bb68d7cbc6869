import { describe, expect, it } from "vitest";
import { openScenario } from "../../../../src/loadtest/scenario/open-scenario.ts";
import { planOf } from "../../../../src/loadtest/scenario/plan/plan.ts";
import { planLines, planRows } from "../../../../src/loadtest/scenario/plan/plan-lines.ts";
import { opened, SHIPPED } from "../opened.ts";

const ASKS = "questions: [Why?]\n";
const planned = async (text: string, inputs = {}) => planOf(await opened(`${ASKS}${text}`), inputs);
const constant = (rate: number, duration: string) =>
  `executor: constant-arrival-rate\nrate: ${rate}\nduration: ${duration}\n`;

describe("what a plan expects", () => {
  it("are all questions of a constant rate, its peak, and its busiest minute", async () => {
    expect(await planned(constant(10, "2m"))).toMatchObject({
      questions: 1_200,
      isEstimate: false,
      endsAtMs: 120_000,
      peakPerSecond: 10,
      busiestMinute: 600,
    });
  });

  it("is the area under stages, and the highest of them", async () => {
    // 0 to 10 in a minute, a jump to 20 for half a minute, and down to 0 in a minute: 300 + 600 + 600.
    const plan = await planned(
      "executor: ramping-arrival-rate\nstages: [{duration: 1m, target: 10}, {duration: 0s, target: 20}, {duration: 30s, target: 20}, {duration: 1m, target: 0}]\n",
    );
    expect(plan).toMatchObject({ questions: 1_500, endsAtMs: 150_000, peakPerSecond: 20 });
    // The 30 s at 20, and the first 30 s on the way down from 20 to 10.
    expect(plan.busiestMinute).toBe(1_050);
  });

  it("is at its peak also where it ends there", async () => {
    const plan = await planned("executor: ramping-arrival-rate\nstages: [{duration: 1m, target: 10}]\n");
    expect(plan).toMatchObject({ questions: 300, peakPerSecond: 10 });
  });

  it("is a spike over an even rate", async () => {
    // 30 s at 1/s, up to 9/s in 10 s, 20 s there, down in 10 s, and 50 s at 1/s.
    expect(
      await planned("executor: spike\nrate: 1\npeak: 9\nat: 30s\nramp: 10s\nfor: 20s\nduration: 2m\n"),
    ).toMatchObject({ questions: 30 + 50 + 180 + 50 + 50, peakPerSecond: 9, endsAtMs: 120_000 });
  });

  it("is the sum of several at once", async () => {
    expect(
      await planned(
        "scenarios:\n  a: {executor: constant-arrival-rate, rate: 2, duration: 20s}\n  b: {executor: constant-arrival-rate, rate: 3, duration: 20s, startTime: 10s}\n",
      ),
    ).toMatchObject({ questions: 100, peakPerSecond: 5, endsAtMs: 30_000 });
  });

  it("is how often people ask who wait for an answer and think", async () => {
    // The model takes 900 ms and the bot 100 ms, and each thinks for 4 s: once in 5 s each.
    const plan = await planned(
      "executor: constant-vus\nvus: 10\nduration: 100s\nthinkTime: {min: 2s, max: 6s}\nmodel: {latency: {firstTokenMs: 900}}\n",
    );
    expect(plan).toMatchObject({ questions: 200, isEstimate: true, peakPerSecond: 2, answerMs: 1_000 });
    expect(plan.concurrent).toEqual({ expected: 2, atObjective: 10 });
  });

  it("is by Little's law the answers under way at once", async () => {
    // 4/s times 100 ms of the bot, 400 ms to the first token, and 150 tokens at 100/s.
    const plan = await planned(
      `${constant(4, "1m")}model: {latency: {firstTokenMs: 400, tokensPerSecond: 100}}\n`,
    );
    expect(plan.answerMs).toBe(2_000);
    expect(plan.concurrent).toEqual({ expected: 8, atObjective: 20 });
  });
});

describe("what a plan asks of Slack", () => {
  it("are streams first, then edits, then posts alone, as the bot paces them", async () => {
    const plan = await planned(`${constant(2, "2m")}channels: 4\nmodel: {latency: {tokensPerSecond: 100}}\n`);
    expect(plan.slack?.methods).toEqual([
      { method: "chat.startStream", scope: "workspace", perMinute: 18, limit: 18 },
      { method: "chat.update", scope: "workspace", perMinute: 45, limit: 45 },
      { method: "chat.postMessage", scope: "workspace", perMinute: 102, limit: 270 },
      { method: "chat.postMessage", scope: "channel", perMinute: 25.5, limit: 55 },
      { method: "assistant.threads.setStatus", scope: "workspace", perMinute: 120, limit: 300 },
    ]);
    expect(plan.slack?.answersPerMinute).toBe(18 + 4 * 55);
    expect(plan.warnings).not.toContainEqual(expect.stringContaining("Slack lets"));
  });

  it("is warned of where Slack would not let it through", async () => {
    const few = await planned(`${constant(2, "2m")}slack: {rateLimits: slack}\n`);
    expect(few.warnings).toContainEqual(
      "Slack lets 55 answers a minute through, and 120 are asked for in the busiest: the last would wait 71 s. Ask in more channels, or less often.",
    );
    const off = await planned(constant(2, "2m"));
    expect(off.warnings.join()).toContain("limits are off in this run");
    const events = await planned(`${constant(3, "3h")}channels: 10\n`);
    expect(events.warnings.join()).toContain(
      "delivers 30000 events an hour to an app in a workspace, and about 43200",
    );
  });

  it("is nothing where all is asked over HTTP", async () => {
    const plan = await planned(constant(3, "3h"), { target: "http" });
    expect(plan.slack).toBeUndefined();
    expect(planRows(plan).map(({ what }) => what)).not.toContain("Slack");
    expect(plan.warnings.join()).not.toContain("Slack");
  });
});

describe("what a plan warns of besides", () => {
  it("is a budget that will be spent, at the price of the scenario or the one that is given", async () => {
    const dear = await planned(`${constant(10, "10m")}pricePerQuestion: 0.02\n`, {
      pricePerQuestion: 9,
      budgetUsdPerDay: 100,
    });
    expect(dear.budget).toEqual({ costUsd: 120, pricePerQuestion: 0.02, budgetUsdPerDay: 100 });
    expect(dear.warnings.join()).toContain("may cost $120.00, and the budget is $100 a day");
    const cheap = await planned(constant(10, "10m"), { pricePerQuestion: 0.01, budgetUsdPerDay: 100 });
    expect(cheap.warnings.join()).not.toContain("budget");
    expect((await planned(constant(1, "1m"))).budget).toBeUndefined();
  });

  it("are questions over the limit, which cost nothing", async () => {
    const plan = await planned(`${constant(1, "100s")}users: 50\nmix: {fresh: 3, over-limit: 1}\n`, {
      pricePerQuestion: 1,
    });
    expect(plan.budget?.costUsd).toBe(75);
  });

  it.each([
    [
      "a model slower than the objective",
      `${constant(1, "1m")}model: {latency: {firstTokenMs: 9000}}\n`,
      /model alone takes 9100 ms .* 5000 ms: no bot can hold it/,
    ],
    [
      "a deadline before the objective",
      `${constant(1, "1m")}deadline: 2s\n`,
      /deadline of 2000 ms is before the objective/,
    ],
    [
      "too few in flight",
      `${constant(10, "1m")}maxVUs: 5\nmodel: {latency: {firstTokenMs: 900}}\n`,
      /default allows 5 questions in flight .* about 10 are expected/,
    ],
    [
      "too few workers",
      `${constant(10, "1m")}model: {latency: {firstTokenMs: 900}}\n`,
      /About 10 answers are to be under way at once, and the bot works on 8/,
    ],
    ["fresh questions that run out", constant(1, "1m"), /There is 1 fresh question and about 60 are asked/],
  ])("is %s", async (_what, text, warning) => {
    expect((await planned(text, { workers: 8 })).warnings).toContainEqual(expect.stringMatching(warning));
  });
});

it("is said in a few lines", async () => {
  const plan = planOf(await openScenario("peak", SHIPPED), { pricePerQuestion: 0.01, budgetUsdPerDay: 100 });
  expect(planLines("peak", planRows(plan))).toEqual([
    "Plan of peak",
    "  questions  about 135 in 45 s, 3/s at the peak, 135 in the busiest minute",
    "  at once    5.29 where an answer takes 1.76 s, 15 where each takes as long as the objective allows",
    "  Slack      calls in the busiest minute, of what the bot allows itself: chat.startStream 18 of 18, chat.update 45 of 45, chat.postMessage 117 of 270, chat.postMessage in a channel 9.75 of 55, assistant.threads.setStatus 135 of 300",
    "  budget     up to $1.35 at $0.01 a question, of $100 a day",
  ]);
});

it.each(["average-day", "peak", "spike", "soak", "model-outage", "slack-trouble"])(
  "%s, which comes with Ledger, can hold by its plan",
  async (name) => {
    expect(
      planOf(await openScenario(name, SHIPPED), { workers: name === "spike" ? 20 : 8 }).warnings,
    ).toEqual([]);
  },
);
