import { describe, expect, it, onTestFinished } from "vitest";
import { createAnswerSignals } from "../../../src/channels/http/answer-signals.ts";
import { createHttpReply } from "../../../src/channels/http/http-reply.ts";
import { HARD_CLOSE } from "../../bot/bot-fixture.ts";
import { query } from "../../store/embedded/databases.ts";
import { openTestStore } from "../../store/store-fixture.ts";
import { until } from "../../until.ts";
import { allEventsOf, apiWorld, eventsOf } from "./api-world.ts";

const world = apiWorld();
const QUESTION = { text: "What is a hard close?", asker: "ana" };
const EVENTS = { headers: { accept: "text/event-stream" } };

async function kept(asker: string, count = 1) {
  const rows = () => query(world.database.url, `select id from questions where asker_id = '${asker}'`);
  await until("it is kept", async () => (await rows()).length === count);
}

describe("a gateway and a worker", () => {
  it("answer together, at once and by events", async () => {
    await world.bot({ LEDGER_ROLE: "worker" });
    const gateway = await world.client({ LEDGER_ROLE: "gateway" });
    expect((await gateway.ask(QUESTION)).body.text).toBe(HARD_CLOSE);
    const response = await gateway.post({ text: "What is a soft close?", asker: "ana" }, EVENTS);
    const events = await allEventsOf(response);
    expect(events.at(-1)?.event).toBe("answer");
    expect(gateway.bot.events.map(({ type }) => type)).not.toContain("response_sent");
  });

  it("lose no question while no worker is there", async () => {
    const gateway = await world.client({ LEDGER_ROLE: "gateway", API_WAIT_SECONDS: "1" });
    const { status, body, headers } = await gateway.ask(QUESTION);
    expect([status, body.status, body.url]).toEqual([202, "pending", `/v1/questions/${body.id}`]);
    expect(headers.get("location")).toBe(body.url);
    expect((await gateway.find(body.id)).status).toBe(202);
    const response = await gateway.post({ ...QUESTION, text: "What is a soft close?" }, EVENTS);
    const events = await allEventsOf(response);
    expect(events.map(({ event }) => event)).toEqual(["question", "pending"]);
    await world.bot({ LEDGER_ROLE: "worker" });
    await until("it is answered", async () => (await gateway.find(body.id)).status === 200);
    expect((await gateway.find(body.id)).body.text).toBe(HARD_CLOSE);
  });

  it("show the text as it grows to whoever asked for that, as long as a signal can hold it", async () => {
    const gateway = await world.client({ LEDGER_ROLE: "gateway", API_WAIT_SECONDS: "600" });
    const events = eventsOf(await gateway.post({ ...QUESTION, asker: "reader" }, EVENTS));
    const { id } = JSON.parse((await events.next()).value?.data ?? "{}");
    const store = await openTestStore(world.database.url);
    onTestFinished(() => store.close());
    const { question } = (await store.questions.load(id)) ?? {};
    if (!question) throw new Error("It is not kept.");
    const signals = createAnswerSignals(store.signals);
    const reply = () => createHttpReply(signals, question.place, id);
    reply().progress({}, "x".repeat(100_000));
    reply().progress({}, "A hard\nclose");
    expect((await events.next()).value).toEqual({ event: "progress", data: '{"text":"A hard\\nclose"}' });
    await world.bot({ LEDGER_ROLE: "worker" });
    const rest: string[] = [];
    for await (const { event } of events) rest.push(event);
    expect(rest.at(-1)).toBe("answer");
  });

  it("answer what waits when the session that hears was lost", async () => {
    const gateway = await world.client({ LEDGER_ROLE: "gateway", API_WAIT_SECONDS: "600" });
    const asked = gateway.ask({ ...QUESTION, asker: "deaf" });
    await kept("deaf");
    await query(
      world.database.url,
      "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'ledger-session'",
    );
    await world.bot({ LEDGER_ROLE: "worker" });
    expect((await asked).body.text).toBe(HARD_CLOSE);
  });
});

describe("a process that stops", () => {
  it("gives the requests that wait a word that names the question, and another process its answer", async () => {
    const gateway = await world.client({ LEDGER_ROLE: "gateway", API_WAIT_SECONDS: "600" });
    const plain = gateway.ask({ ...QUESTION, asker: "stopped" });
    const growing = gateway.post({ ...QUESTION, asker: "stopped" }, EVENTS);
    await kept("stopped", 2);
    const events = eventsOf(await growing);
    expect((await events.next()).value?.event).toBe("question");
    await gateway.bot.stop();
    const { status, body, headers } = await plain;
    expect([status, body.code, headers.get("retry-after")]).toEqual([503, "STOPPING", "2"]);
    expect(body.message).toContain(`/v1/questions/${body.id}`);
    expect((await events.next()).value?.event).toBe("problem");
    const other = await world.client();
    await until("it is answered", async () => (await other.find(body.id)).status === 200);
  });

  it("gives the requests that wait their answers, where these come in time", async () => {
    const gateway = await world.client({ LEDGER_ROLE: "gateway", API_WAIT_SECONDS: "600" });
    const asked = gateway.ask({ ...QUESTION, asker: "in-time" });
    await kept("in-time");
    const stopped = gateway.bot.stop(600_000);
    await until(
      "it says that it stops",
      async () => (await gateway.bot.ready()).components.bot?.state === "down",
    );
    const refused = await gateway.ask(QUESTION);
    expect([refused.status, refused.body.code, refused.body.id]).toEqual([503, "STOPPING", undefined]);
    await world.bot({ LEDGER_ROLE: "worker" });
    expect((await asked).body.text).toBe(HARD_CLOSE);
    await stopped;
  });
});

describe("a database that cannot keep the question", () => {
  it("is told with 503 and when to come back, and nothing is said to be kept", async () => {
    const client = await world.client();
    await query(world.database.url, "alter table questions rename to questions_away");
    try {
      const { status, body, headers } = await client.ask(QUESTION);
      expect([status, body.code, headers.get("retry-after")]).toEqual([503, "UNAVAILABLE", "5"]);
      expect((await client.find("q_00000000-0000-4000-8000-000000000000")).status).toBe(503);
    } finally {
      await query(world.database.url, "alter table questions_away rename to questions");
    }
    expect((await client.ask(QUESTION)).status).toBe(200);
  });
});
