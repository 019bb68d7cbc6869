import { describe, expect, it } from "vitest";
import { OvertakenError, PlaceGoneError } from "../../../../src/channels/channel.ts";
import { SlackUnavailableError } from "../../../../src/channels/slack/calls/slack-calls.ts";
import type { FaultRule } from "../../../../src/simulators/slack/faults/fault-plan.ts";
import { HELP, webClient } from "../../../simulators/slack/clients.ts";
import { ANSWER, asked, NEW, RETRIED, startedWorld, type World } from "../started-replies.ts";

const POST = "chat.postMessage";
const UPDATE = "chat.update";

async function answeredUnder(...rules: readonly FaultRule[]) {
  const world = await startedWorld({ rules });
  const question = asked(world.slack);
  const reply = question.by(world.process());
  await reply.finish(await reply.thinking(NEW), ANSWER);
  return { ...world, replies: question.replies() };
}

describe("one answer, in one message", () => {
  it.each<[string, FaultRule]>([
    [
      "a post that was done and not answered",
      { fault: "connection_reset", method: POST, after: true, nth: 1 },
    ],
    ["a post that was not done", { fault: "connection_reset", method: POST, nth: 1 }],
    ["a post that hangs", { fault: "hang", method: POST, nth: 1 }],
    ["a post that is answered with 502", { fault: "server_error", method: POST, status: 502, nth: 1 }],
    ["a post that is told to wait", { fault: "rate_limited", method: POST, retryAfter: 3, nth: 1 }],
    [
      "a post that is told to wait, and not how long",
      { fault: "rate_limited", method: POST, retryAfter: "none", nth: [1, 2] },
    ],
    [
      "an edit that was done and not answered",
      { fault: "connection_reset", method: UPDATE, after: true, nth: 1 },
    ],
    ["an edit that hangs, twice", { fault: "hang", method: UPDATE, nth: [1, 2] }],
    ["an edit that is answered with 503", { fault: "server_error", method: UPDATE, nth: [1, 2, 3] }],
    ["an edit that is told to wait", { fault: "rate_limited", method: UPDATE, retryAfter: 5, nth: 1 }],
    [
      "a look at the thread that fails too",
      { fault: "server_error", method: "conversations.replies", nth: 1 },
    ],
    ["an internal error of Slack's", { fault: "error", code: "internal_error", method: POST, nth: 1 }],
  ])("is what comes of %s", async (_what, rule) => {
    const { replies } = await answeredUnder(rule);
    expect(replies).toMatchObject([
      { text: ANSWER.text, metadata: { event_payload: { state: "answered" } } },
    ]);
  });

  it("stays where a post that hung was done after all: the second one is taken away", async () => {
    const { replies, requests } = await answeredUnder({ fault: "latency", method: POST, nth: 1, by: "22s" });
    expect(replies).toMatchObject([{ text: ANSWER.text }]);
    expect(requests().filter((method) => method === POST)).toHaveLength(2);
    expect(requests()).toContain("chat.delete");
  });

  it("is looked for before anything is posted again", async () => {
    const { requests } = await answeredUnder({
      fault: "connection_reset",
      method: POST,
      after: true,
      nth: 1,
    });
    expect(requests().filter((method) => method === POST)).toHaveLength(1);
  });

  it("comes after an outage", async () => {
    const world = await startedWorld();
    const question = asked(world.slack);
    const reply = question.by(world.process());
    const reference = await reply.thinking(NEW);
    world.slack.setFaults({ seed: 1, rules: [{ fault: "outage", at: "1s", for: "20s" }] });
    await expect.poll(() => world.entries.some(({ type }) => type === "planned-fault")).toBe(true);
    await reply.finish(reference, ANSWER);
    expect(question.replies()).toMatchObject([{ text: ANSWER.text }]);
  });
});

describe("a call that cannot be done", () => {
  it("is given up after a minute, so that the queue tries again", async () => {
    const world = await startedWorld({ rules: [{ fault: "server_error", method: POST }] });
    const thinking = asked(world.slack).by(world.process()).thinking(NEW);
    await expect(thinking).rejects.toThrow(SlackUnavailableError);
  });

  it("waits no longer when its worker ends", async () => {
    const world = await startedWorld({
      rules: [{ fault: "rate_limited", method: POST, retryAfter: 30 }],
      speed: 1,
    });
    const lost = new AbortController();
    const reply = asked(world.slack).by(world.process(), { signal: lost.signal });
    const thinking = reply.thinking(NEW);
    await expect.poll(() => world.requests()).toContain(POST);
    lost.abort();
    await expect(thinking).rejects.toThrow();
  });
});

describe("another worker", () => {
  it("finds the message of the one that died, whose post hung", async () => {
    const world = await startedWorld();
    const question = asked(world.slack);
    await question.by(world.process()).thinking(NEW);
    const second = question.by(world.process());
    await second.finish(await second.thinking(RETRIED), ANSWER);
    expect(question.replies()).toMatchObject([{ text: ANSWER.text }]);
  });

  it("takes a second message of the same question away", async () => {
    const world = await startedWorld();
    const question = asked(world.slack);
    for (let worker = 0; worker < 3; worker += 1) await question.by(world.process()).thinking(NEW);
    const last = question.by(world.process());
    await last.finish(await last.thinking(RETRIED), ANSWER);
    expect(question.replies()).toMatchObject([{ text: ANSWER.text }]);
  });
});

describe("a status", () => {
  it("is taken away where the answer edits a message of an earlier try", async () => {
    const world = await startedWorld({ invariants: { grace: 0 } });
    const question = asked(world.slack);
    const later = question.by(world.process({ streams: true }), { attempt: 2 });
    const reference = await later.thinking(RETRIED);
    // Its post was on its way when it was taken over.
    await question.by(world.process(), { attempt: 1 }).thinking(NEW);
    await later.finish(reference, ANSWER);
    expect(question.replies()).toMatchObject([{ text: ANSWER.text }]);
    expect(world.slack.invariants().checks.flatMap(({ violations }) => violations)).toEqual([]);
  });
});

describe("a status that another try has left", () => {
  const byStatus = async () => {
    const world = await startedWorld({ invariants: { grace: 0 } });
    const question = asked(world.slack);
    const reference = await question.by(world.process({ streams: true })).thinking(NEW);
    const broken = () => world.slack.invariants().checks.flatMap(({ violations }) => violations);
    return { world, question, reference, broken };
  };

  it("is taken away with the question", async () => {
    const { world, question, reference, broken } = await byStatus();
    await question.by(world.process(), { attempt: 2 }).withdraw(reference);
    expect(broken().filter(({ what }) => what.includes("status"))).toEqual([]);
  });

  it("is taken away where the answer edits a message that was found", async () => {
    const { world, question, reference, broken } = await byStatus();
    await question.by(world.process()).thinking(NEW);
    const { channel, thread } = { channel: HELP, thread: question.ts };
    await webClient(world.slack).assistant.threads.setStatus({
      channel_id: channel,
      thread_ts: thread,
      status: "is thinking...",
    });
    const later = question.by(world.process(), { attempt: 2 });
    await later.finish(await later.thinking({ reference, mayExist: true }), ANSWER);
    expect(question.replies()).toMatchObject([{ text: ANSWER.text }]);
    expect(broken()).toEqual([]);
  });
});

describe("a worker that lost its question", () => {
  it("takes back what it posted itself, and nothing of the one that has it", async () => {
    const world = await startedWorld();
    const question = asked(world.slack);
    const lost = new AbortController();
    const first = question.by(world.process(), { signal: lost.signal });
    const reference = await first.thinking(NEW);
    const second = question.by(world.process(), { attempt: 2 });
    const kept = await second.thinking(NEW);
    await second.finish(kept, ANSWER);
    lost.abort();
    await expect(first.finish(reference, { ...ANSWER, text: "late" })).rejects.toThrow();
    await first.leave(kept);
    expect(question.replies()).toMatchObject([{ text: ANSWER.text }]);
  });

  it("leaves the message that the other one goes on with", async () => {
    const world = await startedWorld();
    const question = asked(world.slack);
    const first = question.by(world.process());
    const reference = await first.thinking(NEW);
    await first.leave(reference);
    expect(question.replies()).toHaveLength(1);
  });

  it("takes back an answer that it sent too late", async () => {
    const world = await startedWorld();
    const { question, first, reference, kept } = await answeredBySecond(world);
    await first.finish(reference, { ...ANSWER, text: "late" });
    await first.leave(kept);
    expect(question.replies()).toMatchObject([{ text: ANSWER.text }]);
  });

  it("does not take the other's answer for its own where it is in doubt", async () => {
    const rules = [{ fault: "connection_reset", method: POST, nth: 2 }] as const;
    const world = await startedWorld({ rules });
    const { question, first, reference, kept } = await answeredBySecond(world);
    await expect(first.finish(reference, { ...ANSWER, text: "late" })).rejects.toThrow(OvertakenError);
    await first.leave(kept);
    expect(question.replies()).toMatchObject([{ text: ANSWER.text }]);
  });

  /** Both showed a status, so that no message is known to be the reply's. */
  async function answeredBySecond(world: World) {
    const question = asked(world.slack);
    const first = question.by(world.process({ streams: true }), { attempt: 1 });
    const reference = await first.thinking(NEW);
    const second = question.by(world.process({ streams: true }), { attempt: 2 });
    const kept = await second.thinking(RETRIED);
    await second.finish(kept, ANSWER);
    return { question, first, reference, kept };
  }
});

describe("a refusal", () => {
  it.each([
    "is_archived",
    "channel_not_found",
    "not_in_channel",
    "thread_not_found",
    "restricted_action",
    "user_not_found",
  ])("%s means that nobody is left to answer", async (code) => {
    const world = await startedWorld({ rules: [{ fault: "error", method: UPDATE, code }] });
    const reply = asked(world.slack).by(world.process());
    await expect(reply.finish(await reply.thinking(NEW), ANSWER)).rejects.toThrow(PlaceGoneError);
  });

  it.each(["account_inactive", "token_revoked", "invalid_auth", "missing_scope", "ekm_access_denied"])(
    "%s may be mended, so the queue tries again",
    async (code) => {
      const world = await startedWorld({ rules: [{ fault: "error", method: POST, code }] });
      const thinking = asked(world.slack).by(world.process()).thinking(NEW);
      await expect(thinking).rejects.toThrow(SlackUnavailableError);
      await expect(thinking).rejects.toThrow(code);
    },
  );

  it.each(["cant_update_message", "edit_window_closed"])(
    "%s leads to a new message in place of the old",
    async (code) => {
      const { replies } = await answeredUnder({ fault: "error", method: UPDATE, code });
      expect(replies).toMatchObject([
        { text: ANSWER.text, metadata: { event_payload: { state: "answered" } } },
      ]);
    },
  );

  it.each(["invalid_blocks", "msg_blocks_too_long", "msg_too_long"])(
    "%s leads to the words alone, and is told",
    async (code) => {
      const { replies, events } = await answeredUnder({ fault: "error", method: UPDATE, code, nth: 1 });
      expect(replies).toHaveLength(1);
      expect(replies[0]?.text).toBe(`${ANSWER.text}\n[1] Keys \`keys.md#keeping\``);
      expect(replies[0]?.blocks).toBeUndefined();
      expect(events).toMatchObject([
        { type: "error_occurred", errorType: "slack_blocks", questionId: "q_1" },
      ]);
    },
  );

  it("of the blocks of a long answer loses none of its words", async () => {
    const world = await startedWorld({
      rules: [{ fault: "error", method: UPDATE, code: "invalid_blocks", nth: 1 }],
    });
    const question = asked(world.slack);
    const reply = question.by(world.process());
    const text = "a < b ".repeat(1_500).trim();
    await reply.finish(await reply.thinking(NEW), { ...ANSWER, text, citations: [] });
    expect(question.replies().map(({ text: shown }) => shown)).toEqual([text.replaceAll("<", "&lt;")]);
  });

  it("of words alone is told to the queue", async () => {
    const world = await startedWorld({ rules: [{ fault: "error", method: UPDATE, code: "invalid_blocks" }] });
    const reply = asked(world.slack).by(world.process());
    await expect(reply.finish(await reply.thinking(NEW), ANSWER)).rejects.toThrow("invalid_blocks");
  });

  it("because somebody deleted the acknowledgement leads to another message", async () => {
    const world = await startedWorld();
    const question = asked(world.slack);
    const reply = question.by(world.process());
    const reference = await reply.thinking(NEW);
    await reply.withdraw(reference);
    expect(question.replies()).toEqual([]);
    await reply.finish(reference, ANSWER);
    expect(question.replies()).toMatchObject([{ text: ANSWER.text }]);
  });
});
