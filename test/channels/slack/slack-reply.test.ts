import { describe, expect, it } from "vitest";
import type { ReplyReference } from "../../../src/channels/channel.ts";
import { PlaceGoneError } from "../../../src/channels/channel.ts";
import { createLocalPace } from "../../../src/channels/slack/calls/local-pace.ts";
import { createSlackReplies } from "../../../src/channels/slack/slack-reply.ts";
import type { ConversationId, Place, QuestionId } from "../../../src/core/question.ts";
import type { SlackSimulator } from "../../../src/simulators/slack/simulator.ts";
import { ANA, BEN, GENERAL, HELP, startedSimulator } from "../../simulators/slack/clients.ts";
import { ANSWER, NEW, RETRIED, replyClient } from "./started-replies.ts";

const QUESTION = "q_1" as QuestionId;

async function askedQuestion() {
  const { slack, entries } = await startedSimulator();
  const { ts } = slack.post({ user: ANA, channel: HELP, text: "how?" });
  const requests = () => entries.flatMap((entry) => (entry.type === "request" ? [entry.method] : []));
  return { slack, requests, ts, replies: () => slack.thread(HELP, ts).slice(1) };
}

function replies(slack: SlackSimulator) {
  return createSlackReplies({ client: replyClient(slack, 5_000), pace: createLocalPace(), emit: () => {} });
}

/** What another process makes of the same question: a client and a reply of its own. */
function replyTo(slack: SlackSimulator, ts: string, questionId = QUESTION, channel = HELP) {
  const place: Place = {
    channel: "slack",
    conversation: `slack:T1:${channel}:${ts}` as ConversationId,
    address: { team: "T1", channel, thread: ts, message: ts },
  };
  return replies(slack)(place, questionId);
}

describe("a reply", () => {
  it("begins in the question's thread, and says that it begins", async () => {
    const { slack, ts, replies } = await askedQuestion();
    const reference = await replyTo(slack, ts).thinking(NEW);
    expect(replies()).toMatchObject([
      {
        ts: reference.ts,
        text: "Thinking...",
        user: slack.botUserId,
        thread_ts: ts,
        metadata: {
          event_type: "ledger_reply",
          event_payload: { question_id: QUESTION, message_ts: ts, state: "thinking" },
        },
      },
    ]);
  });

  it("becomes the answer, in the same message", async () => {
    const { slack, ts, replies } = await askedQuestion();
    const reply = replyTo(slack, ts);
    const reference = await reply.thinking(NEW);
    await reply.finish(reference, ANSWER);
    expect(replies()).toMatchObject([
      {
        ts: reference.ts,
        text: ANSWER.text,
        blocks: [
          { type: "markdown", text: ANSWER.text },
          { type: "context", elements: [{ type: "mrkdwn", text: "[1] Keys `keys.md#keeping`" }] },
          { type: "context_actions", elements: [{ type: "feedback_buttons" }] },
        ],
        metadata: {
          event_type: "ledger_reply",
          event_payload: { question_id: QUESTION, message_ts: ts, state: "answered" },
        },
      },
    ]);
  });

  it.each([
    ["long", "word ".repeat(10_000)],
    ["long and full of signs", "if (a < b && c > d) ".repeat(1_000)],
    ["long in another script", "🧾 総勘定元帳 ".repeat(3_000)],
  ])("is taken by Slack where it is %s", async (_what, text) => {
    const { slack, ts, replies } = await askedQuestion();
    const reply = replyTo(slack, ts);
    await reply.finish(await reply.thinking(NEW), { ...ANSWER, text });
    expect(replies()[0]?.metadata?.event_payload).toMatchObject({ state: "answered" });
  });

  it("may be finished again, by another process too", async () => {
    const { slack, ts, replies } = await askedQuestion();
    const reference = await replyTo(slack, ts).thinking(NEW);
    await replyTo(slack, ts).finish(reference, { ...ANSWER, outcome: "failed", text: "no" });
    await replyTo(slack, ts).finish(reference, ANSWER);
    expect(replies()).toMatchObject([{ text: ANSWER.text }]);
  });
});

describe("after a crash", () => {
  it("goes on with the message whose place is known, without asking Slack", async () => {
    const { slack, ts, requests, replies } = await askedQuestion();
    const reference: ReplyReference = { ts: "1700000000.000900" };
    expect(await replyTo(slack, ts).thinking({ reference, mayExist: true })).toEqual(reference);
    expect(requests()).toEqual([]);
    expect(replies()).toEqual([]);
  });

  it("finds the message that was posted before its place was noted", async () => {
    const { slack, ts, replies } = await askedQuestion();
    const first = await replyTo(slack, ts).thinking(NEW);
    expect(await replyTo(slack, ts).thinking(RETRIED)).toEqual(first);
    expect(replies()).toHaveLength(1);
  });

  it("finds it in a long thread", async () => {
    const { slack, ts, replies } = await askedQuestion();
    for (let at = 0; at < 1_050; at += 1)
      slack.post({ user: BEN, channel: HELP, text: `${at}`, thread_ts: ts });
    const first = await replyTo(slack, ts).thinking(NEW);
    expect(await replyTo(slack, ts).thinking(RETRIED)).toEqual(first);
    expect(replies()).toHaveLength(1_051);
  });

  it("does not take another question's message in the thread for its own", async () => {
    const { slack, ts, replies } = await askedQuestion();
    const other = await replyTo(slack, ts, "q_2" as QuestionId).thinking(NEW);
    const own = await replyTo(slack, ts).thinking(RETRIED);
    expect(own).not.toEqual(other);
    expect(replies()).toHaveLength(2);
  });

  it("posts where nothing was posted before", async () => {
    const { slack, ts, replies } = await askedQuestion();
    await replyTo(slack, ts).thinking(RETRIED);
    expect(replies()).toMatchObject([{ text: "Thinking..." }]);
  });

  it("does not look where there was no earlier try", async () => {
    const { slack, ts, requests } = await askedQuestion();
    await replyTo(slack, ts).thinking(NEW);
    expect(requests()).toEqual(["chat.postMessage"]);
  });
});

describe("what Slack refuses is told", () => {
  it.each([
    ["the bot is not in the channel", GENERAL, "not_in_channel"],
    ["there is no such channel", "C0NOWHERE01", "channel_not_found"],
  ])("as nobody to answer where %s", async (_what, channel, code) => {
    const { slack } = await startedSimulator();
    const thinking = replyTo(slack, "1700000000.000100", QUESTION, channel).thinking(NEW);
    await expect(thinking).rejects.toThrow(PlaceGoneError);
    await expect(thinking).rejects.toThrow(code);
  });

  it("as nobody to answer where the question is gone", async () => {
    const { slack } = await startedSimulator();
    const reply = replyTo(slack, "1700000000.000100");
    await expect(reply.thinking(NEW)).rejects.toThrow(PlaceGoneError);
    await expect(reply.finish({ ts: "1700000000.000900" }, ANSWER)).rejects.toThrow(PlaceGoneError);
  });

  it("where the place is none of Slack's", async () => {
    const { slack } = await startedSimulator();
    const place: Place = { channel: "slack", conversation: "c" as ConversationId, address: { room: "1" } };
    expect(() => replies(slack)(place, QUESTION)).toThrow();
  });
});
