import { describe, expect, it } from "vitest";
import { ANA, HARD_CLOSE, HELP } from "../../bot/bot-fixture.ts";
import { query } from "../../store/embedded/databases.ts";
import { until } from "../../until.ts";
import { allEventsOf, apiWorld, eventsOf } from "./api-world.ts";
import { jsonSchema } from "./documented.ts";

const world = apiWorld();
const QUESTION = { text: "What is a hard close?", asker: "ana" };

describe("a question by HTTP", () => {
  it("is answered with its sources, as the document says", async () => {
    const client = await world.client();
    const { status, body, headers } = await client.ask(QUESTION);
    expect(status).toBe(200);
    expect(headers.get("content-type")).toBe("application/json");
    expect(body).toMatchObject({
      status: "answered",
      outcome: "answered",
      text: HARD_CLOSE,
      citations: [{ marker: 1, source: "close.md#hard-close", title: "Closing the month › Hard close" }],
      model: "extractive",
      usage: { costUsd: 0 },
    });
    expect((await client.find(body.id)).body).toEqual(body);
  });

  it("is refused as in Slack where the knowledge has no answer", async () => {
    const client = await world.client();
    const { status, body } = await client.ask({ ...QUESTION, text: "Who won the chess cup?" });
    expect([status, body.outcome, body.citations]).toEqual([200, "refused", []]);
  });

  it("is understood with what its conversation had before, and only that of its asker", async () => {
    const client = await world.client();
    const first = await client.ask({ ...QUESTION, conversation: "c1" });
    expect(first.body.conversation).toBe("c1");
    const follow = { text: "When is it?", conversation: "c1" };
    expect((await client.ask({ ...follow, asker: "ben" })).body.outcome).toBe("clarify");
    const { body } = await client.ask({ ...follow, asker: "ana" });
    expect(body).toMatchObject({ outcome: "answered", citations: [{ source: "close.md#hard-close" }] });
  });

  it("goes on in the conversation that an answer names", async () => {
    const client = await world.client();
    const { body } = await client.ask(QUESTION);
    const { conversation } = body;
    const follow = await client.ask({ text: "And when does it happen?", asker: "ana", conversation });
    expect(follow.body).toMatchObject({ outcome: "answered", conversation });
  });

  it("is kept without the secrets and personal data in it", async () => {
    const client = await world.client();
    const { body } = await client.ask({
      ...QUESTION,
      text: "What is a hard close? My key is AKIAIOSFODNN7EXAMPLE, mail me at ana@example.com",
    });
    const [row] = await query(world.database.url, `select text from questions where id = '${body.id}'`);
    expect(JSON.stringify(row)).toContain("hard close");
    expect(JSON.stringify(row)).not.toMatch(/AKIAIOSFODNN7EXAMPLE|ana@example\.com/);
  });

  it("is answered and kept also where the client hangs up", async () => {
    const gateway = await world.client({ LEDGER_ROLE: "gateway" });
    const gone = new AbortController();
    const asked = gateway.post({ ...QUESTION, asker: "quitter" }, { signal: gone.signal });
    const kept = () =>
      query<{ id: string; answered_at: Date | null }>(
        world.database.url,
        "select id, answered_at from questions where asker_id = 'quitter'",
      );
    await until("it is kept", async () => (await kept()).length === 1);
    gone.abort();
    await expect(asked).rejects.toThrow();
    await world.bot({ LEDGER_ROLE: "worker" });
    await until("it is answered", async () => (await kept()).every((row) => row.answered_at !== null));
    const [{ id } = {}] = await kept();
    expect((await gateway.find(id)).body.text).toBe(HARD_CLOSE);
  });
});

describe("a question with Accept: text/event-stream", () => {
  it("is answered by events: its id, its text as it grows, and the answer", async () => {
    const client = await world.client();
    const response = await client.post(QUESTION, { headers: { accept: "text/event-stream" } });
    expect(response.headers.get("content-type")).toBe("text/event-stream");
    const events = await allEventsOf(response);
    const named = events.map(({ event }) => event);
    expect(named[0]).toBe("question");
    expect(named.at(-1)).toBe("answer");
    expect(named.filter((name) => name === "answer")).toHaveLength(1);
    const answer = JSON.parse(events.at(-1)?.data ?? "");
    const { schemas } = client.document.components;
    expect(jsonSchema(schemas.Answer, schemas).parse(answer)).toMatchObject({ text: HARD_CLOSE });
    expect(JSON.parse(events[0]?.data ?? "")).toMatchObject({
      id: answer.id,
      url: `/v1/questions/${answer.id}`,
    });
  });

  it("is not held by a client that hangs up", async () => {
    const gateway = await world.client({ LEDGER_ROLE: "gateway", API_WAIT_SECONDS: "600" });
    const gone = new AbortController();
    const response = await gateway.post(QUESTION, {
      headers: { accept: "text/event-stream" },
      signal: gone.signal,
    });
    const events = eventsOf(response);
    expect((await events.next()).value?.event).toBe("question");
    gone.abort();
    // Nothing waits for it any more, so that the stop has all its time left.
    await gateway.bot.stop(600_000);
  });
});

describe("the question of an id", () => {
  it("is not told of where it was asked elsewhere", async () => {
    const client = await world.client();
    const slack = world.slack();
    slack.post({ user: ANA, channel: HELP, text: `<@${slack.botUserId}> What is a hard close?` });
    const inSlack = () =>
      query<{ id: string }>(world.database.url, "select id from questions where channel = 'slack'");
    await until("it is kept", async () => (await inSlack()).length > 0);
    const [{ id } = {}] = await inSlack();
    const { status, body } = await client.find(id);
    expect([status, body.code]).toEqual([404, "QUESTION_UNKNOWN"]);
  });
});
