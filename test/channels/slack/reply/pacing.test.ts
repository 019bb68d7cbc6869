import { describe, expect, it } from "vitest";
import { createLocalPace } from "../../../../src/channels/slack/calls/local-pace.ts";
import type { CreateReply } from "../../../../src/channels/slack/slack-reply.ts";
import type { Pace } from "../../../../src/core/pace.ts";
import type { SlackSimulator } from "../../../../src/simulators/slack/simulator.ts";
import { ANA } from "../../../simulators/slack/clients.ts";
import { ANSWER, type Asked, asked, fastTime, NEW, startedWorld } from "../started-replies.ts";

const WORDS = "Keys are kept for a day, and after that they are gone [1].";
const WORKERS = 12;

function channelsWithBot(slack: SlackSimulator, count: number): readonly string[] {
  return Array.from({ length: count }, (_, at) => {
    const channel = slack.createChannel({ user: ANA, name: `room-${at}` });
    slack.inviteToChannel({ user: ANA, channel, invited: slack.botUserId });
    return channel;
  });
}

/** Answers all, several at once, each question by one of the processes; each answer grows before it is there. */
async function answerAll(questions: readonly Asked[], processes: readonly CreateReply[]): Promise<void> {
  const waiting = [...questions.entries()];
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [at, question] = next;
      const process = processes[at % processes.length];
      if (process) await answerOne(question.by(process));
    }
  };
  await Promise.all(Array.from({ length: WORKERS }, work));
}

async function answerOne(reply: ReturnType<Asked["by"]>): Promise<void> {
  const reference = await reply.thinking(NEW);
  for (let end = 10; end < WORDS.length; end += 10) {
    reply.progress(reference, WORDS.slice(0, end));
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  await reply.finish(reference, { ...ANSWER, text: WORDS });
}

describe("within Slack's own limits", () => {
  it.each([
    [300, "by edits", false],
    [200, "by streams", true],
  ])(
    "%i questions in 10 channels are answered %s by three replicas, none lost, none told to wait",
    { timeout: 180_000 },
    async (count, _how, streams) => {
      const world = await startedWorld({ rateLimits: "slack", speed: 20 });
      const channels = channelsWithBot(world.slack, 10);
      const questions = Array.from({ length: count }, (_, at) =>
        asked(world.slack, channels[at % 10], `q_${at}`),
      );
      const pace = createLocalPace(world.timing.now);
      const startedAt = world.timing.now();
      await answerAll(
        questions,
        [1, 2, 3].map(() => world.process({ pace, streams, timeout: 5_000 })),
      );
      const seconds = Math.round((world.timing.now() - startedAt) / 1_000);

      const limited = world.entries.filter(({ type }) => type === "rate-limited");
      const calls = Object.groupBy(world.requests(), (method) => method);
      const counts = Object.entries(calls).map(([method, all]) => `${method} ${all?.length}`);
      process.stdout.write(
        `${count} questions: ${seconds} s of Slack's time, ${limited.length} told to wait; ${counts.join(", ")}\n`,
      );
      for (const question of questions)
        expect(question.replies()).toMatchObject([
          { text: WORDS, metadata: { event_payload: { state: "answered" } } },
        ]);
      expect(limited.length).toBeLessThanOrEqual(2);
    },
  );
});

describe("what grows", () => {
  it("never takes the turn of an answer", async () => {
    const world = await startedWorld({ rateLimits: "slack" });
    const reply = asked(world.slack).by(world.process());
    const reference = await reply.thinking(NEW);
    for (let word = 0; word < 200; word += 1) {
      reply.progress(reference, "word ".repeat(word));
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    const startedAt = world.timing.now();
    await reply.finish(reference, ANSWER);
    expect(world.entries.filter(({ type }) => type === "rate-limited")).toEqual([]);
    expect(world.timing.now() - startedAt).toBeLessThan(10_000);
  });
});

describe("a shared pace that is out of reach", () => {
  it("holds nothing up: each process keeps to the limits by itself", async () => {
    const broken: Pace = {
      reserve: async () => Promise.reject(new Error("no database")),
      hold: async () => Promise.reject(new Error("no database")),
    };
    const world = await startedWorld({
      rateLimits: "slack",
      rules: [{ fault: "rate_limited", method: "chat.update", nth: 1 }],
    });
    const process = world.process({ pace: broken });
    const questions = Array.from({ length: 20 }, (_, at) => asked(world.slack, undefined, `q_${at}`));
    await answerAll(questions, [process]);
    for (const question of questions) expect(question.replies()).toMatchObject([{ text: WORDS }]);
  });
});

describe("a wait that Slack asks for", () => {
  it("is kept by all replicas, and by no other channel", async () => {
    const { timing } = fastTime(1);
    const pace = createLocalPace(timing.now);
    const rate = { perMinute: 60, burst: 10 };
    await pace.hold("a", 5_000);
    const first = await pace.reserve("a", rate);
    const second = await pace.reserve("a", rate);
    expect(first.kind === "reserved" && first.waitMs).toBeGreaterThan(4_900);
    expect(second.kind === "reserved" && second.waitMs).toBeGreaterThan(5_900);
    expect(await pace.reserve("b", rate)).toEqual({ kind: "reserved", waitMs: 0 });
    expect(await pace.reserve("a", rate, { maxWaitMs: 1_000 })).toMatchObject({ kind: "too-long" });
  });
});
