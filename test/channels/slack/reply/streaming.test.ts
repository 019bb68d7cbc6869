import { describe, expect, it, onTestFinished } from "vitest";
import type { FaultRule } from "../../../../src/simulators/slack/faults/fault-plan.ts";
import type { SlackSimulator } from "../../../../src/simulators/slack/simulator.ts";
import { ANA, HELP } from "../../../simulators/slack/clients.ts";
import {
  ANSWER,
  type Asked,
  asked,
  markdownOf,
  NEW,
  RETRIED,
  startedWorld,
  type World,
} from "../started-replies.ts";

const STREAMS = { streams: true };
const WORDS =
  "Keys are kept for a day [1]. After that they are gone, and a request with the same key is a new one.";
const FULL = { ...ANSWER, text: WORDS };

async function streamingWorld(...rules: readonly FaultRule[]) {
  const world = await startedWorld({ rules });
  const question = asked(world.slack);
  const reply = question.by(world.process(STREAMS));
  return { ...world, question, reply, reference: await reply.thinking(NEW) };
}

/** What the thread shows as an answer grows word by word, each time when it was shown. */
async function shownWhile(
  { slack }: Pick<World, "slack">,
  question: Asked,
  show: (text: string) => void,
  texts: readonly string[],
): Promise<readonly string[]> {
  const shown: string[] = [];
  const stop = slack.watch((change) => {
    if ("message" in change && change.message.thread_ts === question.ts) shown.push(change.message.text);
  });
  for (const text of texts) {
    const before = shown.length;
    show(text);
    await expect.poll(() => shown.length).toBeGreaterThan(before);
  }
  stop();
  return shown;
}

/** Those that need no app that hears events. */
const WATCHED = new Set(["no-orphan-stream", "none-left-thinking", "rate-limits-kept"]);

function brokenIn(slack: SlackSimulator) {
  const { checks } = slack.invariants();
  return checks.filter(({ name, violations }) => WATCHED.has(name) && violations.length > 0);
}

const GROWING = ["Keys are", "Keys are kept for a", "Keys are kept for a day [1]. After"];

describe("an answer that streams", () => {
  it.each(["a channel", "a direct message"])(
    "grows in one message of %s, and ends as the answer",
    async (where) => {
      const world = await startedWorld();
      const question = asked(world.slack, where === "a channel" ? HELP : world.slack.openDirectMessage(ANA));
      const reply = question.by(world.process(STREAMS));
      const reference = await reply.thinking(NEW);
      expect(question.replies()).toEqual([]);
      const shown = await shownWhile(world, question, (text) => reply.progress(reference, text), GROWING);
      expect([...new Set(shown)]).toEqual(["Keys ", "Keys are kept for ", "Keys are kept for a day [1]. "]);
      await reply.finish(reference, FULL);

      expect(question.replies()).toMatchObject([
        {
          text: WORDS,
          streaming_state: "completed",
          blocks: [{ type: "markdown", text: WORDS }, { type: "context" }, { type: "context_actions" }],
          metadata: { event_payload: { question_id: "q_1", message_ts: question.ts, state: "answered" } },
        },
      ]);
      expect(world.requests()).not.toContain("chat.update");
    },
  );

  it("shows that it is at work by a status, which the stream takes away", async () => {
    const { slack, question, reply, reference, requests } = await streamingWorld();
    const status = () => slack.assistantView(HELP, question.ts).status;
    expect(status()).toBe("is thinking...");
    expect(requests()).toEqual(["assistant.threads.setStatus"]);
    reply.progress(reference, GROWING[0] ?? "");
    await reply.finish(reference, FULL);
    expect(status()).toBeUndefined();
  });

  it("is posted at once where nothing grew before", async () => {
    const { question, reply, reference, requests } = await streamingWorld();
    await reply.finish(reference, FULL);
    expect(question.replies()).toMatchObject([{ text: WORDS }]);
    expect(requests()).toEqual(["assistant.threads.setStatus", "chat.postMessage"]);
  });

  it("is put right where the end is not what it began with", async () => {
    const { question, reply, reference, ...world } = await streamingWorld();
    await shownWhile(world, question, (text) => reply.progress(reference, text), GROWING);
    await reply.finish(reference, { ...FULL, text: "It was all different." });
    expect(question.replies()).toMatchObject([
      { text: "It was all different.", metadata: { event_payload: { state: "answered" } } },
    ]);
  });
});

describe("where Slack ends or refuses a stream", () => {
  it.each<[string, FaultRule]>([
    ["its time is up", { fault: "stream_expiry", nth: 1 }],
    [
      "an append was done and not answered",
      { fault: "connection_reset", method: "chat.appendStream", after: true, nth: 1 },
    ],
    ["an append hangs", { fault: "hang", method: "chat.appendStream", nth: 1 }],
    ["an append is told to wait", { fault: "rate_limited", method: "chat.appendStream", nth: 1 }],
    [
      "an append is refused",
      { fault: "error", method: "chat.appendStream", code: "streaming_mode_mismatch" },
    ],
    [
      "the end was done and not answered",
      { fault: "connection_reset", method: "chat.stopStream", after: true, nth: 1 },
    ],
    ["the end is answered with 503", { fault: "server_error", method: "chat.stopStream", nth: [1, 2] }],
    ["the end is told to wait", { fault: "rate_limited", method: "chat.stopStream", retryAfter: 2, nth: 1 }],
    [
      "the end has blocks that Slack does not take",
      { fault: "error", method: "chat.stopStream", code: "invalid_blocks", nth: 1 },
    ],
    [
      "the beginning was done and not answered",
      { fault: "connection_reset", method: "chat.startStream", after: true, nth: 1 },
    ],
    ["the beginning was not done", { fault: "connection_reset", method: "chat.startStream", nth: 1 }],
    ["the beginning is done late", { fault: "latency", method: "chat.startStream", by: "22s", nth: 1 }],
    [
      "streams are not allowed",
      { fault: "error", method: "chat.startStream", code: "channel_type_not_supported" },
    ],
  ])("the answer is there once, in one message, though %s", async (_what, rule) => {
    const { slack, question, reply, reference } = await streamingWorld(rule);
    for (const text of [...GROWING, WORDS]) {
      reply.progress(reference, text);
      await new Promise((resolve) => setTimeout(resolve, 70));
    }
    await reply.finish(reference, FULL);
    const [message, ...others] = question.replies();
    expect(others).toEqual([]);
    expect(message).toMatchObject({ text: WORDS, metadata: { event_payload: { state: "answered" } } });
    expect(message?.streaming_state).not.toBe("in_progress");
    expect(brokenIn(slack)).toEqual([]);
  });

  it("streams no more where Slack refuses it, but edits", async () => {
    const rule: FaultRule = {
      fault: "error",
      method: "chat.startStream",
      code: "channel_type_not_supported",
    };
    const world = await startedWorld({ rules: [rule] });
    const process = world.process(STREAMS);
    for (const id of ["q_1", "q_2"]) {
      const question = asked(world.slack, HELP, id);
      const reply = question.by(process);
      const reference = await reply.thinking(NEW);
      await shownWhile(world, question, (text) => reply.progress(reference, text), GROWING);
      await reply.finish(reference, FULL);
      expect(question.replies()).toMatchObject([{ text: WORDS }]);
    }
    expect(world.requests().filter((method) => method === "chat.startStream")).toHaveLength(1);
    expect(world.requests().filter((method) => method === "chat.update").length).toBeGreaterThan(2);
  });

  it("goes on by edits before Slack's five minutes are over", async () => {
    const { question, reply, reference, ...world } = await streamingWorld();
    await shownWhile(world, question, (text) => reply.progress(reference, text), GROWING.slice(0, 2));
    world.skip(275_000);
    reply.progress(reference, GROWING[2] ?? "");
    await expect.poll(() => question.replies()[0]?.streaming_state).toBe("completed");
    reply.progress(reference, WORDS);
    await expect.poll(() => question.replies()[0]?.text).toBe(WORDS);
    await reply.finish(reference, FULL);
    expect(question.replies()).toMatchObject([
      { text: WORDS, metadata: { event_payload: { state: "answered" } } },
    ]);
  });
});

describe("a person who stops the answer", () => {
  it("ends it there: the reply tells of it, and no second answer comes", async () => {
    const { question, reply, reference, ...world } = await streamingWorld({
      fault: "stopped_by_user",
      nth: 2,
    });
    await shownWhile(world, question, (text) => reply.progress(reference, text), GROWING.slice(0, 2));
    reply.progress(reference, GROWING[2] ?? "");
    await expect.poll(() => reply.stopped?.aborted).toBe(true);
    await reply.finish(reference, FULL);
    expect(question.replies()).toMatchObject([
      {
        text: "Keys are kept for a\n\n_You stopped the answer here._",
        metadata: { event_payload: { state: "stopped" } },
      },
    ]);
  });
});

describe("after a crash in mid-stream", () => {
  it("the next worker ends the stream, and answers in its message", async () => {
    const world = await startedWorld();
    const question = asked(world.slack);
    const first = question.by(world.process(STREAMS));
    const reference = await first.thinking(NEW);
    await shownWhile(world, question, (text) => first.progress(reference, text), GROWING);

    const second = question.by(world.process(STREAMS));
    const again = await second.thinking({ ...RETRIED, reference });
    expect(question.replies()).toMatchObject([{ streaming_state: "completed" }]);
    second.progress(again, "Keys are kept");
    await second.finish(again, FULL);
    expect(question.replies()).toMatchObject([
      { text: WORDS, metadata: { event_payload: { state: "answered" } } },
    ]);
  });

  it("the stream of a question nobody wants any more is taken away", async () => {
    const world = await startedWorld();
    const question = asked(world.slack);
    const first = question.by(world.process(STREAMS));
    const reference = await first.thinking(NEW);
    await shownWhile(world, question, (text) => first.progress(reference, text), GROWING);
    await question.by(world.process(STREAMS)).withdraw(reference);
    expect(question.replies()).toEqual([]);
  });
});

describe("where answers do not stream", () => {
  it("an answer that grows is shown by edits of its one message", async () => {
    const world = await startedWorld();
    const question = asked(world.slack);
    const reply = question.by(world.process());
    const reference = await reply.thinking(NEW);
    const shown = await shownWhile(world, question, (text) => reply.progress(reference, text), GROWING);
    expect(shown).toEqual(GROWING);
    expect(question.replies()).toMatchObject([{ metadata: { event_payload: { state: "thinking" } } }]);
    await reply.finish(reference, FULL);
    expect(question.replies()).toMatchObject([{ text: WORDS }]);
  });

  it.each([
    ["is slow", "10s"],
    ["hangs, and is done after all", "22s"],
  ])("the answer stands, though an edit of what grew %s", async (_what, by) => {
    const world = await startedWorld({
      rules: [{ fault: "latency", method: "chat.update", by, nth: 1 }],
    });
    const question = asked(world.slack);
    const reply = question.by(world.process());
    const reference = await reply.thinking(NEW);
    let edits = 0;
    const stop = world.slack.watch(({ type }) => {
      if (type === "changed") edits += 1;
    });
    onTestFinished(stop);
    reply.progress(reference, GROWING[0] ?? "");
    await expect.poll(world.requests).toContain("chat.update");
    await reply.finish(reference, FULL);
    await expect.poll(() => edits).toBeGreaterThan(1);
    expect(question.replies()).toMatchObject([
      { text: WORDS, metadata: { event_payload: { state: "answered" } } },
    ]);
  });
});

it("takes a status away when the answer cannot be sent", async () => {
  const { slack, question, reply, reference } = await streamingWorld({
    fault: "error",
    method: "chat.postMessage",
    code: "is_archived",
  });
  await expect(reply.finish(reference, FULL)).rejects.toThrow("is_archived");
  expect(slack.assistantView(HELP, question.ts).status).toBeUndefined();
});

it("names a new conversation in direct messages by its first question", async () => {
  const world = await startedWorld();
  const question = asked(world.slack, world.slack.openDirectMessage(ANA));
  const reply = question.by(world.process(STREAMS), { title: "How long  are\nkeys kept?" });
  await reply.thinking(NEW);
  const title = () => world.slack.assistantView(question.channel, question.ts).title;
  await expect.poll(title).toBe("How long are keys kept?");
});

it("shows a long text as far as its first message goes", async () => {
  const { question, reply, reference } = await streamingWorld();
  const text = "word ".repeat(6_000);
  reply.progress(reference, text);
  await expect.poll(() => question.replies()).toHaveLength(1);
  await reply.finish(reference, { ...FULL, text });
  expect(markdownOf(question.replies()).join("")).toBe(text);
});
