import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createAnswerQuestion } from "../../src/bot/answer-question.ts";
import { createWorker } from "../../src/bot/worker.ts";
import type { Channel } from "../../src/channels/channel.ts";
import { createSlackChannel } from "../../src/channels/slack/slack-channel.ts";
import { THINKING } from "../../src/channels/slack/slack-reply.ts";
import type { Answer, RetrievedPassage } from "../../src/core/answer.ts";
import { systemClock } from "../../src/core/clock.ts";
import type { LedgerEvent } from "../../src/core/events.ts";
import type { QuestionId } from "../../src/core/question.ts";
import { extractiveModel } from "../../src/llm/extractive/extractive-model.ts";
import type { Model } from "../../src/llm/model.ts";
import { type SlackSimulator, startSlackSimulator } from "../../src/simulators/slack/simulator.ts";
import { newQuestion, type OpenedStore, openTestStore, testDatabase } from "../store/store-fixture.ts";

const database = testDatabase();
const ANA = "U0ANA000001";
const PASSAGE: RetrievedPassage = {
  source: "close.md#hard-close",
  title: "Closing the month",
  headings: ["Hard close"],
  text: "A hard close is the moment at which a period takes no more entries.",
  score: 1,
  coverage: 1,
};

let store: OpenedStore;
let slack: SlackSimulator;
let channel: Channel;

beforeAll(async () => {
  store = await openTestStore(database.url);
  slack = await startSlackSimulator();
  channel = createSlackChannel({
    botToken: slack.botToken,
    appToken: slack.appToken,
    apiUrl: slack.url,
    emit: () => {},
  });
});
afterAll(async () => {
  await store?.close();
  await slack?.stop();
});

describe("a second try at a question", () => {
  it("goes on with the acknowledgement that the first one posted and did not note", async () => {
    const { question, messages } = await askedInSlack();
    await store.questions.take(question.id);
    await channel.reply(question.place, question.id).thinking({ mayExist: false });
    expect(messages()).toEqual([THINKING]);
    await workerWith(extractiveModel)(question.id, TRY);
    expect(messages()).toEqual([`${PASSAGE.text} [1]`]);
  });

  it("goes on with the acknowledgement that is noted", async () => {
    const { question, messages } = await askedInSlack();
    const reference = await channel.reply(question.place, question.id).thinking({ mayExist: false });
    await store.questions.saveReply(await claimOf(question), reference);
    await workerWith(extractiveModel)(question.id, TRY);
    expect(messages()).toEqual([`${PASSAGE.text} [1]`]);
  });

  it("leaves an answered question alone", async () => {
    const { question, messages } = await askedInSlack();
    const work = workerWith(extractiveModel);
    await work(question.id, TRY);
    await work(question.id, TRY);
    expect(messages()).toHaveLength(1);
  });
});

describe("an answer that could not be sent", () => {
  it("is sent at the next try, without asking the model again", async () => {
    const { question, messages } = await askedInSlack();
    const reference = await channel.reply(question.place, question.id).thinking({ mayExist: false });
    await store.questions.saveReply(await claimOf(question), reference);
    await store.questions.saveAnswer(await claimOf(question), SAVED);
    await workerWith(BROKEN)(question.id, TRY);
    expect(messages()).toEqual([SAVED.text]);
  });

  it("is posted anew where its acknowledgement was deleted", async () => {
    const { question, messages } = await askedInSlack();
    await store.questions.saveReply(await claimOf(question), { ts: "1700000000.000900" });
    await workerWith(extractiveModel)(question.id, TRY);
    expect(messages()).toEqual([`${PASSAGE.text} [1]`]);
  });

  it("is let go, and told of once, where the question itself is gone from Slack", async () => {
    const fresh = newQuestion();
    const address = {
      team: "T0SIMULATED",
      channel: slack.openDirectMessage(ANA),
      thread: "1700000000.000100",
    };
    const question = {
      ...fresh,
      place: { ...fresh.place, address: { ...address, message: address.thread } },
    };
    await store.questions.keep(question);
    const events: LedgerEvent[] = [];
    const work = workerWith(extractiveModel, (event) => events.push(event));
    await work(question.id, TRY);
    await work(question.id, TRY);
    expect(events).toEqual([
      {
        type: "error_occurred",
        errorType: "nobody_to_answer",
        message: "Slack says thread_not_found",
        questionId: question.id,
      },
    ]);
  });
});

describe("a fault on the way to an answer", () => {
  it("is told to the asker with what to name to the owner, and counted", async () => {
    const { question, messages } = await askedInSlack();
    const events: LedgerEvent[] = [];
    await workerWith(BROKEN, (event) => events.push(event))(question.id, TRY);
    expect(messages()[0]).toContain("Something went wrong");
    expect(messages()[0]).toContain(question.id);
    expect(events).toContainEqual({
      type: "error_occurred",
      errorType: "answer",
      message: "the model is broken",
      questionId: question.id,
    });
  });
});

const TRY = { signal: new AbortController().signal, retry: 0 };

/** The claim of a try that was made before, and ended in the middle. */
async function claimOf({ id }: { readonly id: QuestionId }) {
  const taken = await store.questions.take(id);
  if (taken === undefined) throw new Error("The question cannot be taken up.");
  return taken.claim;
}

const SAVED: Answer = {
  outcome: "answered",
  text: "Saved before. [1]",
  citations: [{ marker: 1, source: "close.md#hard-close", title: "Close", quote: "Saved before." }],
  model: "claude-sonnet-4.5",
  usage: { inputTokens: 1, outputTokens: 1 },
};

const BROKEN: Model = {
  name: "broken",
  // biome-ignore lint/correctness/useYield: it breaks before it says anything
  async *generate() {
    throw new Error("the model is broken");
  },
};

function workerWith(model: Model, emit: (event: LedgerEvent) => void = () => {}) {
  return createWorker({
    questions: store.questions,
    channels: new Map([[channel.name, channel]]),
    answer: createAnswerQuestion({
      knowledge: {
        search: () => [PASSAGE],
        size: () => ({ documents: 1, passages: 1 }),
        version: () => "v1",
      },
      model,
      admission: { strict: false },
      clock: systemClock,
      emit,
    }),
    clock: systemClock,
    emit,
  });
}

/** A question that stands in Slack and in the store, and what the bot has written beneath it. */
async function askedInSlack() {
  const place = slack.openDirectMessage(ANA);
  const { ts } = slack.post({ user: ANA, channel: place, text: "What is a hard close?" });
  const fresh = newQuestion();
  const address = { team: "T0SIMULATED", channel: place, thread: ts, message: ts };
  const question = { ...fresh, place: { ...fresh.place, address } };
  await store.questions.keep(question);
  return {
    question,
    messages: () =>
      slack
        .thread(place, ts)
        .slice(1)
        .map(({ text }) => text),
  };
}
