import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createAnswerQuestion } from "../../src/bot/answer-question.ts";
import { createWorker } from "../../src/bot/worker.ts";
import type { Channel } from "../../src/channels/channel.ts";
import { createSlackChannel } from "../../src/channels/slack/slack-channel.ts";
import type { Answer, RetrievedPassage } from "../../src/core/answer.ts";
import { systemClock } from "../../src/core/clock.ts";
import type { LedgerEvent } from "../../src/core/events.ts";
import type { QuestionId } from "../../src/core/question.ts";
import { phrasesIn } from "../../src/language/phrases-in.ts";
import { extractiveModel } from "../../src/llm/extractive/extractive-model.ts";
import type { Model } from "../../src/llm/model.ts";
import { type SlackSimulator, startSlackSimulator } from "../../src/simulators/slack/simulator.ts";
import { newQuestion, type OpenedStore, openTestStore, testDatabase } from "../store/store-fixture.ts";
import { until } from "../until.ts";

const THINKING = phrasesIn("en").reply.thinking;

const database = testDatabase();
const ANA = "U0ANA000001";
const PASSAGE: RetrievedPassage = {
  source: "close.md#hard-close",
  title: "Closing the month",
  headings: ["Hard close"],
  text: "A hard close is the moment at which a period takes no more entries.",
  score: 1,
  coverage: 1,
  strength: 1,
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

describe("a worker whose question another one has taken over", () => {
  it("stops quietly, and leaves the message to the other", async () => {
    const { question, messages } = await askedInSlack();
    const events: LedgerEvent[] = [];
    const overtaken: Model = {
      name: "overtaken",
      async *generate(request) {
        await store.questions.take(question.id);
        return yield* extractiveModel.generate(request);
      },
    };
    await workerWith(overtaken, (event) => events.push(event))(question.id, TRY);
    expect(messages()).toEqual([THINKING]);
    expect(events.map(({ type }) => type)).not.toContain("error_occurred");
    await workerWith(extractiveModel)(question.id, TRY);
    expect(messages()).toEqual([`${PASSAGE.text} [1]`]);
  });

  it("takes back the acknowledgement that it posted too late", async () => {
    const { question, messages } = await askedInSlack();
    slack.setFaults({
      seed: 1,
      rules: [{ fault: "latency", method: "chat.postMessage", by: "500ms", times: 1 }],
    });
    const slow = workerWith(extractiveModel)(question.id, TRY);
    await until("its call is under way", () => slack.faultTrace().fired.length > 0);
    await workerWith(extractiveModel)(question.id, TRY);
    await slow;
    slack.setFaults("none");
    expect(messages()).toEqual([`${PASSAGE.text} [1]`]);
  });
});

describe("a worker that is told to end", () => {
  it("says nothing more, and throws, so that the queue hands the question over", async () => {
    const { question, messages } = await askedInSlack();
    const stop = new AbortController();
    const stopping: Model = {
      name: "stopping",
      async *generate(request) {
        stop.abort(new Error("This process stops"));
        return yield* extractiveModel.generate(request);
      },
    };
    const events: LedgerEvent[] = [];
    const work = workerWith(stopping, (event) => events.push(event));
    await expect(work(question.id, { signal: stop.signal, retry: 0 })).rejects.toThrow();
    expect(messages()).toEqual([THINKING]);
    expect(events.filter(({ type }) => type === "response_sent")).toEqual([]);
    await workerWith(extractiveModel)(question.id, TRY);
    expect(messages()).toEqual([`${PASSAGE.text} [1]`]);
  });
});

describe("a deleted question", () => {
  it("has its acknowledgement taken back by whoever takes it up next", async () => {
    const { question, messages } = await askedInSlack();
    const claim = await claimOf(question);
    const reference = await channel.reply(question.place, question.id).thinking({ mayExist: false });
    await store.questions.saveReply(claim, reference);
    await store.questions.withdraw(question.messageId);
    await workerWith(BROKEN)(question.id, TRY);
    expect(messages()).toEqual([]);
    expect(await store.questions.load(question.id)).toMatchObject({ withdrawn: true, done: true });
  });
});

describe("a question that cannot be brought to its end", () => {
  it("is tried again, then answered by a plain word in case that the answer is the reason", async () => {
    const { question, messages } = await askedInSlack();
    const events: LedgerEvent[] = [];
    const work = workerWith(extractiveModel, (event) => events.push(event));
    slack.setFaults({
      seed: 1,
      rules: [{ fault: "error", method: "chat.update", code: "team_access_not_granted", times: 5 }],
    });
    for (let tries = 1; tries <= 5; tries += 1) await expect(work(question.id, TRY)).rejects.toThrow();
    await work(question.id, TRY);
    slack.setFaults("none");
    expect(messages()).toHaveLength(1);
    expect(messages()[0]).toContain("Something went wrong");
    expect(
      events.filter((event) => event.type === "error_occurred" && event.errorType === "reply"),
    ).toHaveLength(5);
  });

  it("is given up in the end, and told of, so that the next of its conversation comes to its turn", async () => {
    const { question } = await askedInSlack();
    const events: LedgerEvent[] = [];
    const claim = await claimOf(question);
    for (let failures = 1; failures <= 34; failures += 1) await store.questions.noteFailure(claim);
    slack.setFaults({
      seed: 1,
      rules: [{ fault: "error", method: "chat.postMessage", code: "team_access_not_granted" }],
    });
    await workerWith(extractiveModel, (event) => events.push(event))(question.id, TRY);
    slack.setFaults("none");
    expect(events.map((event) => (event.type === "error_occurred" ? event.errorType : event.type))).toContain(
      "given_up",
    );
    expect(await store.questions.load(question.id)).toMatchObject({ done: true });
  });

  it("is answered by a plain word where it was taken up twenty times and never answered", async () => {
    const { question, messages } = await askedInSlack();
    for (let tries = 1; tries <= 20; tries += 1) await store.questions.take(question.id);
    const deadly: Model = {
      name: "deadly",
      // biome-ignore lint/correctness/useYield: it ends the process before it says anything
      async *generate() {
        throw new Error("It must not be asked.");
      },
    };
    const events: LedgerEvent[] = [];
    await workerWith(deadly, (event) => events.push(event))(question.id, TRY);
    expect(messages()[0]).toContain("Something went wrong");
    expect(events.map(({ type }) => type)).not.toContain("llm_call_started");
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
        informs: () => 1,
        synonyms: () => [],
        noiseFloor: () => 0.3,
        size: () => ({ documents: 1, passages: 1 }),
        scopeOf: () => "everyone",
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
