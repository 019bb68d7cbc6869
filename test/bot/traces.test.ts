import { once } from "node:events";
import { createRequire } from "node:module";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { ownVersion } from "../../src/core/own-version.ts";
import { type SlackSimulator, startSlackSimulator } from "../../src/simulators/slack/simulator.ts";
import { startedEndpoint } from "../llm/endpoints.ts";
import { CHAT_MODEL, EMBEDDING_MODEL, saying, startedLlm } from "../simulators/llm/clients.ts";
import { testDatabase } from "../store/store-fixture.ts";
import { until } from "../until.ts";
import { ANA, closingKnowledge, finalReply, HELP, startTestBot } from "./bot-fixture.ts";
import { attributesOf, startedOtlpReceiver } from "./otlp-receiver.ts";

const database = testDatabase();
let slack: SlackSimulator;

beforeAll(async () => {
  slack = await startSlackSimulator();
});
afterAll(() => slack?.stop());

const QUESTION = "What is a hard close?";
const ANSWER = "A hard close is the moment at which a period takes no more entries. [1]";

/** A bot that answers the question and is stopped, so that all it has to tell is told. */
async function answeredBy(env: Readonly<Record<string, string>>) {
  const headers = { "x-litellm-call-id": "call-1" };
  const endpoint = await startedEndpoint({ does: "answer", pieces: [ANSWER], headers });
  const bot = await startTestBot({
    slack,
    databaseUrl: database.url,
    folder: await closingKnowledge(),
    env: { LITELLM_BASE_URL: endpoint.baseURL, LITELLM_DEVELOPER_KEY: "the-key", ...env },
  });
  const asked = slack.post({ user: ANA, channel: HELP, text: `<@${slack.botUserId}> ${QUESTION}` });
  await finalReply(slack, asked);
  await until("the answer is told", () => bot.events.some(({ type }) => type === "response_sent"));
  const shown = await fetch(`${bot.url}/metrics`, { headers: { accept: "application/openmetrics-text" } });
  const metrics = await shown.text();
  const stopsAt = performance.now();
  await bot.stop();
  return { events: bot.events, metrics, endpoint, stoppedInMs: performance.now() - stopsAt };
}

describe("without an endpoint for traces", () => {
  it("OpenTelemetry is not even loaded", async () => {
    const { metrics } = await answeredBy({});
    expect(metrics).not.toContain("trace_id");
    expect(loadedPackages()).toEqual([]);
  });
});

describe("the trace of a question", () => {
  it("is one tree of spans with the model's call by the conventions, and no word of anybody", async () => {
    const receiver = await startedOtlpReceiver();
    const { events, metrics, endpoint } = await answeredBy({
      OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url,
      OTEL_EXPORTER_OTLP_HEADERS: "x-key=a%20secret",
      OTEL_SERVICE_NAME: "ledger-of-tests",
    });
    expect(loadedPackages()).not.toEqual([]);
    expect(receiver.paths).toEqual(["/v1/traces"]);
    expect(receiver.headers[0]).toMatchObject({ "x-key": "a secret" });
    expect(receiver.services()).toEqual([
      { "service.name": "ledger-of-tests", "service.version": await ownVersion() },
    ]);

    const spans = receiver.spans();
    const root = spans.find(({ parentSpanId }) => !parentSpanId);
    expect(spans.map(({ name }) => name).sort()).toEqual([
      "answer question",
      "chat claude-sonnet-4.5",
      "ground",
      "post",
      "retrieve",
      "understand",
      "wait and acknowledge",
    ]);
    const sent = events.find((event) => event.type === "response_sent");
    const traceId = sent?.questionId.replace(/^q_|-/g, "");
    for (const span of spans) {
      expect(span.traceId).toBe(traceId);
      if (span !== root) expect(span.parentSpanId).toBe(root?.spanId);
      expect(span.endTimeUnixNano).toBeGreaterThanOrEqual(span.startTimeUnixNano);
      expect(span.startTimeUnixNano).toBeGreaterThanOrEqual(root?.startTimeUnixNano ?? 0n);
    }
    expect(attributesOf(root?.attributes)).toMatchObject({
      "ledger.question.id": sent?.questionId,
      "ledger.answer.outcome": "answered",
    });
    const call = spans.find(({ name }) => name.startsWith("chat "));
    const usage = events.find((event) => event.type === "llm_call_finished")?.usage;
    expect(call?.kind).toBe(3);
    expect(attributesOf(call?.attributes)).toEqual({
      "gen_ai.operation.name": "chat",
      "gen_ai.provider.name": "openai",
      "gen_ai.request.model": "claude-sonnet-4.5",
      "gen_ai.request.stream": true,
      "gen_ai.response.finish_reasons": ["stop"],
      "gen_ai.response.id": "chatcmpl-1",
      "gen_ai.response.model": "claude-sonnet-4.5",
      "gen_ai.usage.input_tokens": usage?.inputTokens,
      "gen_ai.usage.output_tokens": usage?.outputTokens,
      "server.address": "127.0.0.1",
      "server.port": Number(new URL(endpoint.baseURL).port),
      "ledger.attempt": 1,
      "ledger.cost_usd": usage?.costUsd,
      "ledger.litellm_call_id": "call-1",
    });

    const told = receiver.bodies.join("");
    for (const word of ["hard close", "period", ANA, HELP])
      expect(told.toLowerCase()).not.toContain(word.toLowerCase());
    // A slow bucket leads to the trace.
    expect(metrics).toMatch(
      new RegExp(
        `^ledger_bot_response_time_seconds_bucket\\{.*# \\{question_id=".*",trace_id="${traceId}"\\}`,
        "m",
      ),
    );
  });

  it("shows each try and the fallback as what they are, and the call for the question's vector", async () => {
    const receiver = await startedOtlpReceiver();
    const { llm } = await startedLlm({
      ...saying(ANSWER),
      faults: { rules: [{ fault: "server_error", route: "chat", model: CHAT_MODEL }] },
    });
    const bot = await startTestBot({
      slack,
      databaseUrl: database.url,
      folder: await closingKnowledge(),
      env: {
        LITELLM_BASE_URL: llm.url,
        LITELLM_DEVELOPER_KEY: llm.apiKey,
        LEDGER_FALLBACK_MODEL: "claude-haiku-4.5",
        LEDGER_EMBEDDING_MODEL: EMBEDDING_MODEL,
        OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url,
      },
    });
    await until("passages have vectors", () => bot.events.some(({ type }) => type === "embeddings_computed"));
    const asked = slack.post({ user: ANA, channel: HELP, text: `<@${slack.botUserId}> ${QUESTION}` });
    await finalReply(slack, asked);
    await until("the answer is told", () => bot.events.some(({ type }) => type === "response_sent"));
    await bot.stop();

    const calls = receiver
      .spans()
      .filter(({ kind }) => kind === 3)
      .map(({ name, attributes, status }) => ({
        name,
        failed: status?.code === 2,
        ...attributesOf(attributes),
      }));
    const chatIds = llm
      .calls()
      .filter(({ route }) => route === "chat")
      .map(({ id }) => id);
    const failed = (attempt: number) => ({
      name: `chat ${CHAT_MODEL}`,
      failed: true,
      "error.type": "server_error",
      "ledger.attempt": attempt,
      "ledger.litellm_call_id": chatIds[attempt - 1],
    });
    expect(calls).toMatchObject([
      {
        name: `embeddings ${EMBEDDING_MODEL}`,
        failed: false,
        "gen_ai.operation.name": "embeddings",
        "gen_ai.provider.name": "openai",
        "gen_ai.request.model": EMBEDDING_MODEL,
        "gen_ai.response.model": EMBEDDING_MODEL,
        "server.address": "127.0.0.1",
        "server.port": Number(new URL(llm.url).port),
      },
      ...[1, 2, 3].map(failed),
      {
        name: "chat claude-haiku-4.5",
        failed: false,
        "gen_ai.response.id": expect.stringMatching(/^chatcmpl-/),
        "gen_ai.response.model": "claude-haiku-4.5",
        "gen_ai.response.finish_reasons": ["stop"],
        "ledger.attempt": 1,
        "ledger.fallback_for": CHAT_MODEL,
        "ledger.litellm_call_id": chatIds[3],
      },
    ]);
    // What has no answer names none.
    for (const call of calls.slice(0, 4)) {
      expect(call).not.toHaveProperty(["gen_ai.response.id"]);
      expect(call).not.toHaveProperty(["ledger.fallback_for"]);
    }
    for (const { traceId } of receiver.spans()) expect(traceId).toBe(receiver.spans()[0]?.traceId);
  });

  it.each([
    ["nobody takes it", async () => "http://127.0.0.1:1"],
    ["the collector never answers", startedSilence],
  ])("is lost without harm where %s, and the bot stops in its time", async (_how, collector) => {
    const { events, stoppedInMs } = await answeredBy({ OTEL_EXPORTER_OTLP_ENDPOINT: await collector() });
    expect(events.filter(({ type }) => type === "error_occurred")).toEqual([]);
    const kinds = events.map(({ type }) => type).filter((type) => /^(traces|collector)_/.test(type));
    expect(kinds).toEqual(["collector_lost", "traces_lost"]);
    // It has two seconds; OpenTelemetry itself would try for ten.
    expect(stoppedInMs).toBeLessThan(6_000);
  });
});

/** Takes a connection and what comes over it, and says nothing. */
async function startedSilence(): Promise<string> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => void sockets.add(socket.on("error", () => {}))).listen(
    0,
    "127.0.0.1",
  );
  await once(server, "listening");
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Which packages of OpenTelemetry's SDK this process has read. Vitest reads the API itself. */
function loadedPackages(): string[] {
  const { cache } = createRequire(import.meta.url);
  return Object.keys(cache).filter((file) => /@opentelemetry.(?:sdk|exporter|otlp|resources)/.test(file));
}
