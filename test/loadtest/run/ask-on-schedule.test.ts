import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { reportOf } from "../../../src/loadtest/report/report.ts";
import { askOnSchedule, type Counts } from "../../../src/loadtest/run/ask-on-schedule.ts";
import { runChecks } from "../../../src/loadtest/run/checks.ts";
import { parseScenario } from "../../../src/loadtest/scenario/parse-scenario.ts";
import { type SlackSimulator, startSlackSimulator } from "../../../src/simulators/slack/simulator.ts";
import { until } from "../../until.ts";
import { standInFor, standInsIdle } from "./stand-in-bot.ts";
import { createTurnedStopwatch } from "./turned-stopwatch.ts";

let slack: SlackSimulator;

beforeEach(async () => {
  slack = await startSlackSimulator();
});
afterEach(() => slack.stop());

const never = new AbortController().signal;

function scenarioOf(rate: number, duration: string) {
  return parseScenario({
    name: "test",
    path: "test.yaml",
    text: `{executor: constant-arrival-rate, rate: ${rate}, duration: ${duration}, questions: [one & two, three]}`,
  });
}

interface Load {
  readonly rate: number;
  readonly duration: string;
  readonly deadlineMs?: number;
}

/** A load against whoever answers in the simulated Slack, reported as the command does, on a time that the test turns. */
function startLoad({ rate, duration, deadlineMs = 10_000 }: Load) {
  const scenario = scenarioOf(rate, duration);
  const stopwatch = createTurnedStopwatch();
  let counts: Counts = { planned: 0, sent: 0, answered: 0 };
  const asking = askOnSchedule({
    slack,
    scenario,
    deadlineMs,
    signal: never,
    stopwatch,
    onCounts: (told) => {
      counts = told;
    },
  });
  return {
    pass: stopwatch.pass,
    lose: stopwatch.lose,
    counts: () => counts,
    /** Comes back when so many questions are answered. */
    answered: (count: number) => until(`${count} are answered`, () => counts.answered === count),
    async ended() {
      const asked = await asking;
      await standInsIdle();
      const checks = runChecks(asked.questions, slack.thread);
      return { asked, report: reportOf({ scenario, asked, checks, thresholds: [] }) };
    },
  };
}

describe("the open model", () => {
  it("makes every question wait that came during a stall, not only the first", async () => {
    // Deaf for a second from the first question on, quick ever after: a closed loop would see one slow answer.
    const awake = Promise.withResolvers<void>();
    standInFor(slack, async ({ thread }, bot) => {
      await awake.promise;
      await bot.post(thread, "answered", "It is so. [1]");
    });
    const load = startLoad({ rate: 20, duration: "1s" });
    await load.pass(1_000);
    awake.resolve();
    const { report } = await load.ended();
    expect(report.questions).toEqual({ planned: 20, sent: 20, answered: 20 });
    expect(report.metrics.answer_duration).toMatchObject({ min: 50, med: 525, max: 1_000 });
    expect(report.metrics.send_lag.max).toBe(0);
  });

  it("counts from the planned start where the generator itself was held up", async () => {
    standInFor(slack, async ({ thread }, bot) => void (await bot.post(thread, "answered", "It is so. [1]")));
    const load = startLoad({ rate: 20, duration: "500ms" });
    await load.pass(100);
    await load.answered(3);
    load.lose(400);
    const { report } = await load.ended();
    expect(report.questions).toEqual({ planned: 10, sent: 10, answered: 10 });
    // Planned for 150 ms, sent and answered at 500 ms.
    expect(report.metrics.send_lag.max).toBe(350);
    expect(report.metrics.answer_duration.max).toBe(350);
    expect(report.outcome).toBe("invalid");
    expect(report.invalid).toEqual([expect.stringMatching(/send lag's p\(99\) is \d+ ms/)]);
  });

  it("does not wait for one answer before it asks the next", async () => {
    const awake = Promise.withResolvers<void>();
    standInFor(slack, async ({ thread }, bot) => {
      await awake.promise;
      await bot.post(thread, "answered", "It is so. [1]");
    });
    const load = startLoad({ rate: 20, duration: "500ms" });
    await load.pass(500);
    expect(load.counts()).toEqual({ planned: 10, sent: 10, answered: 0 });
    awake.resolve();
    await load.ended();
  });
});

describe("what is measured", () => {
  it("is the first message and the final one of each thread, in whatever order they come", async () => {
    const answers: (() => void)[] = [];
    let thinking = 0;
    standInFor(slack, async ({ thread }, bot) => {
      const known = Promise.withResolvers<void>();
      answers.push(known.resolve);
      const ts = await bot.post(thread, "thinking");
      thinking += 1;
      await known.promise;
      await bot.update(ts, "answered", "It is so. [1]");
    });
    const load = startLoad({ rate: 10, duration: "300ms" });
    await load.pass(200);
    await until("all three are acknowledged", () => thinking === 3);
    for (const [pause, index, count] of [
      [10, 2, 1],
      [190, 1, 2],
      [200, 0, 3],
    ] as const) {
      await load.pass(pause);
      answers[index]?.();
      await load.answered(count);
    }
    const { asked, report } = await load.ended();
    const times = asked.questions.map(({ plannedAt, answeredAt = 0 }) => answeredAt - plannedAt);
    expect(times).toEqual([600, 300, 10]);
    // All were acknowledged before the first was answered.
    expect(report.metrics.ack_duration.max).toBeLessThanOrEqual(200);
    expect(report.metrics.checks).toEqual({ rate: 1, passes: 9, fails: 0 });
  });

  it("is asked as a mention, in turn, with Slack's escapes", async () => {
    const texts: string[] = [];
    standInFor(slack, async ({ thread, text }, bot) => {
      texts.push(text);
      await bot.post(thread, "refused", "I do not know.");
    });
    const load = startLoad({ rate: 20, duration: "150ms" });
    await load.pass(100);
    await load.ended();
    const mention = `<@${slack.botUserId}>`;
    expect(texts).toEqual([`${mention} one &amp; two`, `${mention} three`, `${mention} one &amp; two`]);
  });
});

describe("the checks", () => {
  it("fail for what is not answered, whose time counts to the end of the wait", async () => {
    let thinking = 0;
    standInFor(slack, async ({ thread }, bot) => {
      await bot.post(thread, "thinking");
      thinking += 1;
    });
    const load = startLoad({ rate: 10, duration: "200ms", deadlineMs: 300 });
    await load.pass(100);
    await until("both are acknowledged", () => thinking === 2);
    await load.pass(300);
    const { report } = await load.ended();
    expect(report.questions).toEqual({ planned: 2, sent: 2, answered: 0 });
    expect(report.metrics.answer_duration).toMatchObject({ min: 300, max: 400 });
    expect(report.metrics.ack_duration.max).toBeLessThanOrEqual(100);
    expect(report.checks.map(({ passes }) => passes)).toEqual([2, 0, 0]);
  });

  it("fail where nobody answers at all", async () => {
    const load = startLoad({ rate: 10, duration: "100ms", deadlineMs: 100 });
    await load.pass(100);
    const { report } = await load.ended();
    expect(report.metrics.ack_duration.min).toBe(100);
    expect(report.metrics.checks).toEqual({ rate: 0, passes: 0, fails: 3 });
  });

  it("fail for a second message in the thread", async () => {
    standInFor(slack, async ({ thread }, bot) => {
      await bot.post(thread, "refused", "I do not know.");
      await bot.post(thread, "refused", "I do not know.");
    });
    const load = startLoad({ rate: 10, duration: "500ms" });
    await load.pass(400);
    const { report } = await load.ended();
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
    const { report } = await startLoad({ rate: 10, duration: "100ms" }).ended();
    expect(report.checks.map(({ passes }) => passes)).toEqual([1, 1, 0]);
  });
});

it("ends with the signal's reason, also while an answer may come for an hour", async () => {
  const stop = new AbortController();
  let sent = 0;
  const asking = askOnSchedule({
    slack,
    scenario: scenarioOf(10, "100ms"),
    deadlineMs: 3_600_000,
    signal: stop.signal,
    onCounts: (counts) => {
      sent = counts.sent;
    },
  });
  await until("it has asked", () => sent === 1);
  stop.abort(new Error("the bot is gone"));
  await expect(asking).rejects.toThrow("the bot is gone");
});
