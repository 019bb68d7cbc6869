import { once } from "node:events";
import { connect } from "node:net";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { createBearerCheck } from "../../../src/channels/http/bearer.ts";
import { MOST_QUESTION_CHARACTERS } from "../../../src/core/question-text.ts";
import { startTestBot } from "../../bot/bot-fixture.ts";
import { apiWorld, type Client, clientOf, TOKEN } from "./api-world.ts";
import { documented } from "./documented.ts";

const world = apiWorld();
const QUESTION = { text: "What is a hard close?", asker: "ana" };
let client: Client;
let stop: () => Promise<void>;

beforeAll(async () => {
  const bot = await startTestBot({
    slack: world.slack(),
    databaseUrl: world.database.url,
    folder: world.folder(),
    env: { API_TOKEN: TOKEN, ...UNLIMITED },
  });
  stop = () => bot.stop();
  client = await clientOf(bot);
  return () => stop();
});

const UNLIMITED = {
  RATE_LIMIT_PER_MINUTE: "1000000",
  USER_RATE_LIMIT_PER_MINUTE: "1000000",
  RATE_LIMIT_PER_HOUR: "1000000",
  RATE_LIMIT_PER_DAY: "1000000",
};

/** What is wrong with a request, told as the document says. */
async function problemOf(
  response: Response,
  operation: `post ${string}` | `get ${string}` = "post /v1/questions",
) {
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  const body = await documented(client.document, operation, response);
  expect(body).toMatchObject({ type: "about:blank", status: response.status, detail: body.message });
  expect(body.remedy).toMatch(/^[A-Z].*\.$/);
  return [response.status, body.code];
}

describe("a body that is no question", () => {
  const WRONG: readonly [string, unknown, string][] = [
    ["no JSON", "{", "JSON_INVALID"],
    ["empty", "", "JSON_INVALID"],
    ["no UTF-8", new Uint8Array([0x22, 0xc3, 0x28, 0x22]), "TEXT_INVALID"],
    ["half a character in UTF-8", new Uint8Array([0x22, 0xed, 0xa0, 0x80, 0x22]), "TEXT_INVALID"],
    ["a list", [], "QUESTION_INVALID"],
    ["null", "null", "QUESTION_INVALID"],
    ["nested deep", "[".repeat(30_000) + "]".repeat(30_000), "QUESTION_INVALID"],
    ["without text", { asker: "ana" }, "QUESTION_INVALID"],
    ["without asker", { text: "Why?" }, "QUESTION_INVALID"],
    ["with a text of another type", { ...QUESTION, text: 7 }, "QUESTION_INVALID"],
    ["with an empty text", { ...QUESTION, text: "" }, "QUESTION_INVALID"],
    ["with blanks for a text", { ...QUESTION, text: " \n\t " }, "QUESTION_INVALID"],
    ["with signs for a text", { ...QUESTION, text: "?!" }, "QUESTION_INVALID"],
    ["with NUL in its text", { ...QUESTION, text: "why\u0000?" }, "QUESTION_INVALID"],
    ["with half a character", `{"text":"why \\ud800","asker":"ana"}`, "QUESTION_INVALID"],
    ["too long", { ...QUESTION, text: "x".repeat(MOST_QUESTION_CHARACTERS + 1) }, "QUESTION_INVALID"],
    ["with a wild asker", { ...QUESTION, asker: "a:b" }, "QUESTION_INVALID"],
    ["with a wild conversation", { ...QUESTION, conversation: "a b" }, "QUESTION_INVALID"],
    ["with a field that nobody knows", { ...QUESTION, txt: "why" }, "QUESTION_INVALID"],
  ];

  it.each(WRONG)("is refused with 400: %s", async (_what, body, code) => {
    expect(await problemOf(await client.post(body))).toEqual([400, code]);
  });

  it("names the fields, and repeats nothing of what they hold", async () => {
    const response = await client.post({ text: 5, asker: "secret words", x: "hunter2" });
    const { message } = (await response.json()) as { message: string };
    expect(message).toMatch(/text: .*asker: /);
    expect(message).not.toMatch(/secret words|hunter2/);
  });

  it("has the bounds that questions have elsewhere", async () => {
    // Characters are counted, and not the halves of them.
    for (const text of [
      `why ${"😀".repeat(MOST_QUESTION_CHARACTERS - 4)}`,
      `what is${" ".repeat(900)}a hard close?`,
    ])
      expect((await client.post({ ...QUESTION, text })).status).toBe(200);
  });
});

describe("a request that is not as it should be", () => {
  it.each(["text/plain", "application/json; charset=latin1", "multipart/form-data", ""])(
    "is refused with 415 where its type is %j",
    async (type) => {
      const response = await client.post(QUESTION, { headers: { "content-type": type } });
      expect(await problemOf(response)).toEqual([415, "NOT_JSON"]);
    },
  );

  it("is refused with 413 where its body is huge, announced or not", async () => {
    const huge = { ...QUESTION, text: "x".repeat(2 ** 20) };
    expect(await problemOf(await client.post(huge))).toEqual([413, "BODY_TOO_LARGE"]);
    const chunk = new TextEncoder().encode("x".repeat(10_000));
    const body = new ReadableStream({ pull: (controller) => controller.enqueue(chunk) });
    const endless = await client.post("", { body, duplex: "half" } as RequestInit).catch(() => undefined);
    // A client that still sends may find the connection closed before it reads why.
    if (endless) expect(await problemOf(endless)).toEqual([413, "BODY_TOO_LARGE"]);
    expect((await client.get("/health")).status).toBe(200);
  });

  it.each([
    "Bearer",
    "Bearer ",
    "Bearer x",
    `Bearer ${TOKEN}x`,
    `Bearer ${TOKEN.slice(0, -1)}`,
    `Basic ${TOKEN}`,
    TOKEN,
  ])("is refused with 401 and the same words where its token is %j", async (authorization) => {
    const response = await client.post(QUESTION, { headers: { authorization } });
    const words = await response.clone().text();
    expect(await problemOf(response)).toEqual([401, "UNAUTHORIZED"]);
    expect(response.headers.get("www-authenticate")).toBe('Bearer realm="ledger"');
    const none = await client.get("/v1/questions/q_1", { headers: {} });
    expect(await none.text()).toBe(words);
  });

  it("is refused with 404 where there is nothing", async () => {
    const nothing = await client.get("/v1/nothing");
    expect([nothing.status, ((await nothing.json()) as { code: string }).code]).toEqual([404, "NOT_FOUND"]);
    for (const id of ["q_%00%ff", "%00", "q_%00", "q_1", "..", "x".repeat(5_000)]) {
      const unknown = await client.get(`/v1/questions/${id}`);
      expect(unknown.status, id).toBe(404);
    }
    const other = await client.get(`/v1/questions/q_${"0".repeat(8)}-0000-4000-8000-${"0".repeat(12)}`);
    expect(await problemOf(other, "get /v1/questions/{id}")).toEqual([404, "QUESTION_UNKNOWN"]);
  });

  it.each([
    ["/v1/questions", "GET", "POST"],
    ["/v1/questions", "DELETE", "POST"],
    ["/v1/questions/q_1", "POST", "GET, HEAD"],
    ["/v1/openapi.json", "PUT", "GET, HEAD"],
  ])("is refused with 405 where %s is asked by %s", async (path, method, allow) => {
    const response = await client.get(path, { method });
    expect(response.status).toBe(405);
    expect(response.headers.get("allow")).toBe(allow);
  });

  it.each(["", "x".repeat(201), "with blank"])("is refused with 400 where its key is %j", async (key) => {
    const response = await client.post(QUESTION, { headers: { "idempotency-key": key } });
    expect(await problemOf(response)).toEqual([400, "QUESTION_INVALID"]);
  });

  it("is refused with 431 where its headers are huge", async () => {
    const response = await client.post(QUESTION, { headers: { "x-large": "x".repeat(20_000) } });
    expect(response.status).toBe(431);
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    expect(await response.json()).toMatchObject({ code: "HEADERS_TOO_LARGE", status: 431 });
  });

  it("is refused with 400 where it is no HTTP", async () => {
    const socket = connect(Number(new URL(client.bot.url).port), "127.0.0.1");
    socket.end("what is a hard close?\r\n\r\n");
    const [first] = await once(socket, "data");
    expect(String(first)).toMatch(/^HTTP\/1\.1 400 [\s\S]*REQUEST_INVALID/);
  });
});

describe("wild input", () => {
  it("never ends in a fault of the server", async () => {
    const field = fc.oneof(fc.string({ unit: "binary" }), fc.jsonValue(), fc.constant(undefined));
    const body = fc.oneof(
      fc.record({ text: field, asker: field, conversation: field }),
      fc.record({ text: fc.string({ unit: "grapheme" }), asker: fc.constant("ana") }),
      fc.uint8Array({ maxLength: 200 }),
      fc.json(),
    );
    const header = fc.string({
      unit: fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCharCode(code)),
    });
    await fc.assert(
      fc.asyncProperty(body, header, header, async (given, key, accept) => {
        const headers = { "idempotency-key": key, accept };
        const response = await client.post(given, { headers });
        await response.text();
        expect(response.status).toBeLessThan(500);
      }),
      { numRuns: 150 },
    );
    // Slack's own client may miss a pong on a busy machine: that is none of the API's.
    const faults = client.bot.events.filter(
      (event) => event.type === "error_occurred" && event.errorType !== "slack_client",
    );
    expect(faults).toEqual([]);
  });
});

describe("the token", () => {
  it("is right in one form only", () => {
    const isBearer = createBearerCheck(TOKEN);
    expect(isBearer(`Bearer ${TOKEN}`)).toBe(true);
    expect(isBearer(`bearer  ${TOKEN}`)).toBe(true);
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (wild) => {
        expect(isBearer(wild)).toBe(false);
        expect(isBearer(`Bearer ${wild}`)).toBe(wild.trim() === TOKEN);
      }),
    );
    expect(isBearer(undefined)).toBe(false);
  });
});

describe("an API without a token", () => {
  it.each([{ API_TOKEN: "" }, { LEDGER_ROLE: "worker" }])("is off, and says what to do: %j", async (env) => {
    const bot = await world.bot(env);
    const response = await fetch(`${bot.url}/v1/questions`, { method: "POST" });
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({
      code: "API_OFF",
      remedy: expect.stringContaining("API_TOKEN"),
    });
  });
});
