import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Sample } from "../../../src/loadtest/measure/sample.ts";
import type { PlannedQuestion } from "../../../src/loadtest/targets/question.ts";
import { crowdSeed } from "../../../src/loadtest/targets/slack/people.ts";
import { createSlackTarget } from "../../../src/loadtest/targets/slack/slack-target.ts";
import { type SlackSimulator, startSlackSimulator } from "../../../src/simulators/slack/simulator.ts";
import { until } from "../../until.ts";
import { createTurnedStopwatch } from "../run/turned-stopwatch.ts";
import { type AskedOfStandIn, type StandInBot, standInFor } from "./stand-in-bot.ts";

let slack: SlackSimulator;

beforeEach(async () => {
  slack = await startSlackSimulator({ seed: crowdSeed({ users: 4, channels: 3 }), rateLimits: "off" });
});
afterEach(() => slack.stop());

type Script = (asked: AskedOfStandIn, bot: StandInBot) => Promise<void>;

/** Questions to a bot that does what the script says, on a time that the test turns. */
function asking(script: Script, options: { timeoutMs?: number; quietMs?: number } = {}) {
  const stopwatch = createTurnedStopwatch();
  const beginAt = stopwatch.now();
  const samples: Sample[] = [];
  const late: (readonly [check: string, of: Sample])[] = [];
  const idle = standInFor(slack, script);
  const target = createSlackTarget(
    { slack, timeoutMs: 10_000, quietMs: 0, ...options },
    { stopwatch, sample: (sample) => samples.push(sample), late: (check, of) => late.push([check, of]) },
  );
  const stop = new AbortController();
  const ask = (question: Partial<PlannedQuestion> = {}) =>
    target.ask(
      {
        ...{ text: "What is a hard close?", kind: "fresh", stage: "", user: 0, channel: 0 },
        ...{ plannedAt: stopwatch.now(), ...question },
      },
      stop.signal,
    );
  /** Moments of a sample, in milliseconds after the begin. */
  const times = ({ plannedAt, sentAt, acknowledgedAt = 0, firstTextAt = 0, endedAt = 0 }: Sample) =>
    [plannedAt, sentAt, acknowledgedAt, firstTextAt, endedAt].map((moment) => moment - beginAt);
  return { target, stopwatch, beginAt, samples, times, late, ask, stop, idle };
}

const answered: Script = async (asked, bot) => {
  const ts = await bot.think(asked);
  await bot.become(asked, ts, "answered", "It is so. [1]");
};

describe("many people in many channels", () => {
  it("ask each as one person, where the plan says", async () => {
    const posts: string[] = [];
    const { ask, target } = asking(async (asked, bot) => {
      posts.push(`${asked.user} ${asked.channel}`);
      await answered(asked, bot);
    });
    const plan = [0, 1, 2, 3, 0, 1].map((user, at) => ({ user, channel: at % 3 }));
    await Promise.all(plan.map((place) => ask(place)));
    await target.settle();
    const [workspace] = slack.seed.workspaces;
    const named = plan.map(
      ({ user, channel }) => `${workspace?.people[user]?.id} ${workspace?.channels[channel]?.id}`,
    );
    expect(posts.sort()).toEqual(named.sort());
  });
});

describe("the clock", () => {
  it("runs from the planned start to the acknowledgement, the first text and the end", async () => {
    const steps = [0, 1, 2].map(() => Promise.withResolvers<void>());
    let done = 0;
    const { ask, beginAt, stopwatch, target, samples, times } = asking(async (asked, bot) => {
      await steps[0]?.promise;
      const ts = await bot.think(asked);
      done += 1;
      await steps[1]?.promise;
      await bot.become(asked, ts, "thinking", "It is", { shown: true });
      done += 1;
      await steps[2]?.promise;
      await bot.become(asked, ts, "answered", "It is so. [1]");
    });
    stopwatch.lose(500);
    const over = ask({ plannedAt: beginAt + 200 });
    for (const [at, step] of steps.entries()) {
      await stopwatch.pass(100);
      step.resolve();
      if (at < 2) await until(`step ${at} is done`, () => done === at + 1);
    }
    await over;
    await target.settle();
    expect(samples.map(({ outcome }) => outcome)).toEqual(["answered"]);
    expect(samples.map(times)).toEqual([[200, 500, 600, 700, 800]]);
    expect(Object.values(samples[0]?.checks ?? {})).toEqual([true, true, true, true]);
  });

  it("takes a status for the acknowledgement, and the first words of a stream for the text", async () => {
    const written = Promise.withResolvers<void>();
    let thinks = false;
    const { ask, stopwatch, target, samples, times } = asking(async (asked, bot) => {
      await bot.status(asked, "is thinking...");
      thinks = true;
      await written.promise;
      await bot.stream(asked, ["It is ", "so. [1]"]);
    });
    const over = ask();
    await until("it thinks", () => thinks);
    await stopwatch.pass(100);
    written.resolve();
    await over;
    await target.settle();
    expect(samples.map(({ outcome }) => outcome)).toEqual(["answered"]);
    expect(samples.map(times)).toEqual([[0, 0, 0, 100, 100]]);
    expect(Object.values(samples[0]?.checks ?? {})).toEqual([true, true, true, true]);
  });

  it("ends with the time-out, which is told as one", async () => {
    const script: Script = async (asked, bot) => void (await bot.think(asked));
    const { ask, beginAt, stopwatch, target, samples, idle } = asking(script, { timeoutMs: 300 });
    const over = ask();
    await idle();
    await stopwatch.pass(300);
    await over;
    await target.settle();
    expect(samples[0]).toMatchObject({ acknowledgedAt: beginAt, endedAt: beginAt + 300 });
    expect(samples[0]).toMatchObject({ firstTextAt: undefined, outcome: "timed-out" });
    expect(samples[0]?.checks["nothing left at thinking"]).toBe(false);
  });
});

describe("what is told apart", () => {
  it.each(["answered", "refused", "limited", "failed", "clarify"])("%s", async (state) => {
    const { ask, target, samples } = asking(async (asked, bot) => {
      await bot.post(asked, state, "So it is. [1]");
    });
    await ask();
    await target.settle();
    expect(samples.map(({ outcome }) => outcome)).toEqual([state]);
  });

  it("given up because the run ended", async () => {
    const { ask, stop, target, samples } = asking(async () => {});
    const over = ask();
    stop.abort(new Error("the bot has ended"));
    await over;
    await target.settle();
    expect(samples[0]).toMatchObject({ outcome: "failed", error: "the bot has ended" });
  });
});

describe("the checks under load", () => {
  it("see answers that change places, by the question that each names", async () => {
    const asked: AskedOfStandIn[] = [];
    const { ask, target, samples, idle } = asking(async (question, bot) => {
      asked.push(question);
      const [first, second] = asked;
      if (!first || !second) return;
      await bot.post({ ...first, thread: second.thread, channel: second.channel }, "answered", "A. [1]");
      await bot.post({ ...second, thread: first.thread, channel: first.channel }, "answered", "B. [1]");
    });
    await Promise.all([ask({ user: 0 }), ask({ user: 1 })]);
    await idle();
    await target.settle();
    expect(samples.map(({ checks }) => checks["in its own thread"])).toEqual([false, false]);
  });

  it("see an answer that comes twice, also when its sample was told", async () => {
    const again = Promise.withResolvers<void>();
    const twice = Promise.withResolvers<void>();
    const { ask, target, samples, late, idle } = asking(
      async (asked, bot) => {
        await answered(asked, bot);
        if (asked.text.includes("at once")) {
          await bot.post(asked, "answered", "It is so. [1]");
          twice.resolve();
        }
        await again.promise;
        if (asked.text.includes("later")) await bot.post(asked, "answered", "It is so. [1]");
      },
      { quietMs: 100 },
    );
    await Promise.all([
      ask({ text: "at once" }),
      ask({ text: "later", user: 1, kind: "refused", stage: "up" }),
      ask({ user: 2 }),
    ]);
    await twice.promise;
    await target.settle();
    again.resolve();
    await idle();
    const once = samples.map(({ checks }) => checks["answered once"]);
    expect(once.toSorted()).toEqual([false, true, true]);
    expect(late).toEqual([["answered once", expect.objectContaining({ kind: "refused", stage: "up" })]]);
    expect(samples).toContain(late[0]?.[1]);
  });

  it("take the parts of a long answer for one", async () => {
    const { ask, target, samples } = asking(async (asked, bot) => {
      await bot.post(asked, "answered", "One.", { part: 1, parts: 2 });
      await bot.post(asked, "answered", "Two. [1]", { part: 2, parts: 2 });
    });
    await ask();
    await target.settle();
    expect(Object.values(samples[0]?.checks ?? {})).toEqual([true, true, true, true]);
  });

  it("hold the sources against those of the question", async () => {
    const { ask, target, samples } = asking(answered);
    await ask({ gold: ["close.md#hard"] });
    await ask({ gold: ["close.md#soft"] });
    await target.settle();
    expect(samples.map(({ checks }) => checks["from the right source"])).toEqual([true, false]);
  });
});

describe("a follow-up", () => {
  it("is asked in the thread that was answered before, without a mention, and answered for itself", async () => {
    const posts: AskedOfStandIn[] = [];
    const { ask, target, samples } = asking(async (asked, bot) => {
      posts.push(asked);
      await answered(asked, bot);
    });
    const first = await ask({ user: 1, channel: 2, text: "first" });
    expect(first).toEqual({ outcome: "answered", thread: posts[0]?.message });
    const { thread = "" } = first;
    await ask({ user: 1, channel: 2, text: "and then?", kind: "follow-up", thread });
    await target.settle();
    expect(posts.map(({ text }) => text.replace(/<@\w+>/, "@"))).toEqual(["@ first", "and then?"]);
    expect(posts[1]?.thread).toBe(thread);
    expect(samples.map(({ outcome }) => outcome)).toEqual(["answered", "answered"]);
    expect(samples.every(({ checks }) => checks["answered once"])).toBe(true);
  });

  it("in a thread that Slack has forgotten fails, and nothing else", async () => {
    const { ask, samples } = asking(answered);
    expect(await ask({ kind: "follow-up", thread: "1.000001" })).toEqual({ outcome: "failed" });
    expect(samples[0]?.error).toContain("No thread");
  });
});

it("gives up what is open when it is stopped, and tells it", async () => {
  const { ask, target, samples } = asking(async () => {});
  void ask();
  expect(target.open()).toBe(1);
  await target.stop();
  expect(target.open()).toBe(0);
  expect(samples).toEqual([
    expect.objectContaining({ outcome: "failed", error: "The load test was stopped." }),
  ]);
});
