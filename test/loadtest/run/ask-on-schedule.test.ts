import { setTimeout as delay } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { reportOf } from "../../../src/loadtest/report/report.ts";
import { askOnSchedule, type Counts } from "../../../src/loadtest/run/ask-on-schedule.ts";
import { runChecks } from "../../../src/loadtest/run/checks.ts";
import { parseScenario } from "../../../src/loadtest/scenario/parse-scenario.ts";
import { type SlackSimulator, startSlackSimulator } from "../../../src/simulators/slack/simulator.ts";
import { standInFor, standInsIdle } from "./stand-in-bot.ts";

let slack: SlackSimulator;

beforeEach(async () => {
  slack = await startSlackSimulator();
});
afterEach(() => slack.stop());

interface Load {
  readonly rate: number;
  readonly duration: string;
  readonly deadlineMs?: number;
  readonly signal?: AbortSignal;
  readonly onCounts?: (counts: Counts) => void;
}

/** Runs a load against whoever answers in the simulated Slack, and reports as the command does. */
async function runLoad({ rate, duration, deadlineMs = 10_000, ...more }: Load) {
  const scenario = parseScenario({
    name: "test",
    path: "test.yaml",
    text: `{executor: constant-arrival-rate, rate: ${rate}, duration: ${duration}, questions: [one & two, three]}`,
  });
  const signal = more.signal ?? new AbortController().signal;
  const asked = await askOnSchedule({ slack, scenario, deadlineMs, ...more, signal });
  await standInsIdle();
  const checks = runChecks(asked.questions, slack.thread);
  return { asked, report: reportOf({ scenario, asked, checks, thresholds: [] }) };
}

describe("the open model", () => {
  it("makes every question wait that came during a stall, not only the first", async () => {
    // Deaf for a second from the first question on, quick ever after: a closed loop would see one slow answer.
    let awake: Promise<void> | undefined;
    standInFor(slack, async ({ thread }, bot) => {
      awake ??= delay(1_000);
      await awake;
      await bot.post(thread, "answered", "It is so. [1]");
    });
    const { report } = await runLoad({ rate: 20, duration: "1s" });
    const { answer_duration: times, send_lag: lag } = report.metrics;
    expect(report.questions).toEqual({ planned: 20, sent: 20, answered: 20 });
    expect(times.max).toBeGreaterThan(950);
    expect(times.med).toBeGreaterThan(450);
    expect(times.min).toBeGreaterThan(40);
    expect(lag.med).toBeLessThan(times.min);
  });

  it("counts from the planned start where the generator itself was held up", async () => {
    standInFor(slack, async ({ thread }, bot) => void (await bot.post(thread, "answered", "It is so. [1]")));
    const blocked = delay(100).then(() => block(400));
    const { report } = await runLoad({ rate: 20, duration: "1s" });
    await blocked;
    const { answer_duration: times, send_lag: lag } = report.metrics;
    expect(lag.max).toBeGreaterThan(300);
    expect(times.max).toBeGreaterThan(lag.max);
    expect(report.outcome).toBe("invalid");
    expect(report.invalid).toEqual([expect.stringMatching(/send lag's p\(99\) is \d+ ms/)]);
  });

  it("does not wait for one answer before it asks the next", async () => {
    standInFor(slack, async ({ thread }, bot) => {
      await delay(1_000);
      await bot.post(thread, "answered", "It is so. [1]");
    });
    let most = 0;
    const onCounts = ({ sent, answered }: Counts) => {
      most = Math.max(most, sent - answered);
    };
    await runLoad({ rate: 20, duration: "500ms", onCounts });
    expect(most).toBe(10);
  });
});

describe("what is measured", () => {
  it("is the first message and the final one of each thread, in whatever order they come", async () => {
    const waits = [600, 300, 0];
    standInFor(slack, async ({ thread }, bot) => {
      const wait = waits.shift() ?? 0;
      const ts = await bot.post(thread, "thinking");
      await delay(wait);
      await bot.update(ts, "answered", "It is so. [1]");
    });
    const { asked, report } = await runLoad({ rate: 10, duration: "300ms" });
    const times = asked.questions.map(({ plannedAt, answeredAt = 0 }) => answeredAt - plannedAt);
    expect(times[0]).toBeGreaterThan(590);
    expect(times[1]).toBeGreaterThan(290);
    expect(times[1]).toBeLessThan(times[0] ?? 0);
    expect(times[2]).toBeLessThan(times[1] ?? 0);
    expect(report.metrics.ack_duration.max).toBeLessThan(report.metrics.answer_duration.max);
    expect(report.metrics.checks).toEqual({ rate: 1, passes: 9, fails: 0 });
  });

  it("is asked as a mention, in turn, with Slack's escapes", async () => {
    const texts: string[] = [];
    standInFor(slack, async ({ thread, text }, bot) => {
      texts.push(text);
      await bot.post(thread, "refused", "I do not know.");
    });
    await runLoad({ rate: 20, duration: "150ms" });
    const mention = `<@${slack.botUserId}>`;
    expect(texts).toEqual([`${mention} one &amp; two`, `${mention} three`, `${mention} one &amp; two`]);
  });
});

describe("the checks", () => {
  it("fail for what is not answered, whose time counts to the end of the wait", async () => {
    standInFor(slack, async ({ thread }, bot) => void (await bot.post(thread, "thinking")));
    const { report } = await runLoad({ rate: 10, duration: "200ms", deadlineMs: 300 });
    expect(report.questions).toEqual({ planned: 2, sent: 2, answered: 0 });
    expect(report.metrics.answer_duration.min).toBeGreaterThanOrEqual(300);
    expect(report.metrics.answer_duration.max).toBeGreaterThanOrEqual(400);
    expect(report.metrics.ack_duration.max).toBeLessThan(report.metrics.answer_duration.max);
    expect(report.checks.map(({ passes }) => passes)).toEqual([2, 0, 0]);
  });

  it("fail where nobody answers at all", async () => {
    const { report } = await runLoad({ rate: 10, duration: "100ms", deadlineMs: 100 });
    expect(report.metrics.ack_duration.min).toBeGreaterThanOrEqual(100);
    expect(report.metrics.checks).toEqual({ rate: 0, passes: 0, fails: 3 });
  });

  it("fail for a second message in the thread", async () => {
    standInFor(slack, async ({ thread }, bot) => {
      await bot.post(thread, "refused", "I do not know.");
      await bot.post(thread, "refused", "I do not know.");
    });
    const { report } = await runLoad({ rate: 10, duration: "500ms" });
    expect(report.checks[0]).toEqual({
      name: "exactly one message of the bot in the thread",
      passes: 0,
      fails: 5,
    });
  });

  it.each([
    ["failed", "Something went wrong."],
    ["limited", "Too many questions."],
  ])("fail for a final message that says %s", async (state, text) => {
    standInFor(slack, async ({ thread }, bot) => void (await bot.post(thread, state, text)));
    const { report } = await runLoad({ rate: 10, duration: "100ms" });
    expect(report.checks.map(({ passes }) => passes)).toEqual([1, 1, 0]);
  });
});

it("ends at once with the signal's reason, also while it waits for answers", async () => {
  const stop = new AbortController();
  const onCounts = ({ sent }: Counts) => {
    if (sent === 2) stop.abort(new Error("the bot is gone"));
  };
  const startedAt = performance.now();
  await expect(runLoad({ rate: 10, duration: "200ms", signal: stop.signal, onCounts })).rejects.toThrow(
    "the bot is gone",
  );
  expect(performance.now() - startedAt).toBeLessThan(2_000);
});

function block(milliseconds: number): void {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
}
