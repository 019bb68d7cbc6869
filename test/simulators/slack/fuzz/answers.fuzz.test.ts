import { once } from "node:events";
import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer } from "node:http";
import { text } from "node:stream/consumers";
import fc from "fast-check";
import { describe, expect, it, onTestFinished } from "vitest";
import { listen } from "../../../../src/simulators/listen.ts";
import type { SlackSimulator } from "../../../../src/simulators/slack/simulator.ts";
import { ANA, HELP, rawSocket, startedSimulator, webClient } from "../clients.ts";
import { modal } from "../interactions/modal-app.ts";
import { postedBlocks } from "../interactions/place-of-blocks.ts";
import { expectSound } from "./expect-sound.ts";
import { RUNS, SEED, TIMEOUT } from "./runs.ts";
import { anyAnswer, anyHttpAnswer, type HttpAnswer, inHttp, RIGHT_ANSWERS } from "./wild-answers.ts";
import { expectReply } from "./wild-calls.ts";

const run = { seed: SEED, numRuns: RUNS.answers, endOnFailure: true };

describe("what an app answers to what a person does", { timeout: TIMEOUT }, () => {
  it("may be any payload over a WebSocket: the person is told what came of it", async () => {
    const { slack, entries } = await startedSimulator();
    let answer: unknown = {};
    const app = await appOverSocket(slack, () => answer);
    const person = await personAt(slack, app.trigger);
    const came = new Set<string>();
    await fc.assert(
      fc.asyncProperty(anyAnswer, async (payload) => {
        for (const act of person.acts) {
          answer = {};
          await act.prepare();
          answer = payload;
          came.add((await act.do()).type);
        }
      }),
      { ...run, examples: RIGHT_ANSWERS.map((answer) => [answer]) },
    );
    expect(came).toEqual(OUTCOMES);
    await expectSound(slack, entries);
  });

  it("may be any response over HTTP", async () => {
    const { slack, entries } = await startedSimulator();
    let answer: HttpAnswer = FINE;
    const app = await appOverHttp(slack, () => answer);
    const person = await personAt(slack, app.trigger);
    const came = new Set<string>();
    await fc.assert(
      fc.asyncProperty(anyHttpAnswer, async (response) => {
        for (const act of person.acts) {
          answer = FINE;
          await act.prepare();
          answer = response;
          came.add((await act.do()).type);
        }
      }),
      { ...run, examples: RIGHT_ANSWERS.map((answer) => [inHttp(answer)]) },
    );
    expect(came).toEqual(OUTCOMES);
    await expectSound(slack, entries);
  });

  it("may be any body to a response_url, by any method: it is taken or refused", async () => {
    const { slack, entries } = await startedSimulator();
    const app = await appOverSocket(slack, () => ({}));
    const body = fc.oneof(
      anyAnswer.map((value) => JSON.stringify(value) ?? ""),
      anyAnswer.map((value) => `payload=${encodeURIComponent(JSON.stringify(value) ?? "")}`),
      fc.string({ unit: "binary" }),
      fc.constantFrom("payload=%", "[".repeat(100_000), "x".repeat(1_000_000)),
    );
    const method = fc.oneof(
      { weight: 9, arbitrary: fc.constant("POST") },
      fc.constantFrom("PUT", "DELETE", "OPTIONS"),
    );
    await fc.assert(
      fc.asyncProperty(body, method, fc.string(), async (body, method, tail) => {
        await slack.runCommand({ user: ANA, channel: HELP, command: "/ledger" });
        const url = app.responseUrl();
        for (const each of [url, `${url}${encodeURIComponent(tail)}`]) {
          const { status } = await fetch(each, { method, body });
          expect([200, 400, 404, 405]).toContain(status);
        }
      }),
      run,
    );
    await expectSound(slack, entries);
  });

  it("may be any bytes for a file that was announced, of any length and type", async () => {
    const { slack, entries } = await startedSimulator();
    const client = webClient(slack);
    const type = fc.constantFrom(
      "application/octet-stream",
      "multipart/form-data",
      "multipart/form-data; boundary=x",
      'multipart/form-data; boundary="',
    );
    const bytes = fc.oneof(
      fc.uint8Array({ minLength: 1, maxLength: 200 }),
      fc
        .constantFrom("--x\r\n", "--x\r\n\r\n\r\n--x--", "x".repeat(100_000))
        .map((value) => Buffer.from(value)),
    );
    await fc.assert(
      fc.asyncProperty(
        bytes,
        fc.option(fc.integer({ min: 1, max: 300 })),
        type,
        async (bytes, other, contentType) => {
          const length = other ?? bytes.length;
          const announced = await client.files.getUploadURLExternal({ filename: "a.bin", length });
          const headers = { "content-type": contentType };
          const { status } = await fetch(announced.upload_url ?? "", {
            method: "POST",
            body: Buffer.from(bytes),
            headers,
          });
          expect([200, 400]).toContain(status);
          const completed = await fetch(`${slack.url}files.completeUploadExternal`, {
            method: "POST",
            headers: { authorization: `Bearer ${slack.botToken}`, "content-type": "application/json" },
            body: JSON.stringify({ files: [{ id: announced.file_id }], channel_id: HELP }),
          });
          expect((await expectReply(completed)).ok).toBe(status === 200);
        },
      ),
      run,
    );
    await expectSound(slack, entries);
  });
});

const OUTCOMES = new Set(["acknowledged", "failed", "errors", "options"]);
const FINE: HttpAnswer = { status: 200, type: "application/json", body: "" };

/** A person with a button, a menu with options from outside, shortcuts, commands and a modal. */
async function personAt(slack: SlackSimulator, trigger: () => string) {
  const button = { type: "button", action_id: "go", text: { type: "plain_text", text: "Go" } };
  const select = { type: "external_select", action_id: "fruit", min_query_length: 0 };
  const place = await postedBlocks(slack, [{ type: "actions", elements: [button, select] }]);
  const client = webClient(slack);
  const command = () => slack.runCommand({ user: ANA, channel: HELP, command: "/ledger" });
  const nothing = async () => {};
  return {
    acts: [
      { prepare: nothing, do: command },
      { prepare: nothing, do: () => slack.act({ ...place, action_id: "go" }) },
      { prepare: nothing, do: () => slack.suggest({ ...place, action_id: "fruit", value: "a" }) },
      {
        async prepare() {
          if (slack.viewsOf(ANA).length > 0) await slack.closeView({ user: ANA, all: true });
          await command();
          await client.views.open({ trigger_id: trigger(), view: modal("Form") });
        },
        do: () => slack.submitView({ user: ANA, values: { name: "ana" } }),
      },
    ],
  };
}

async function appOverSocket(slack: SlackSimulator, answer: () => unknown) {
  const app = await rawSocket(slack);
  const latest = { trigger: "", responseUrl: "" };
  app.socket.on("message", (data) => {
    const { envelope_id, payload, type } = JSON.parse(data.toString());
    if (envelope_id === undefined) return;
    if (typeof payload.trigger_id === "string") latest.trigger = payload.trigger_id;
    if (typeof payload.response_url === "string") latest.responseUrl = payload.response_url;
    const said = type === "events_api" ? {} : answer();
    app.socket.send(JSON.stringify({ envelope_id, payload: said }));
  });
  return { trigger: () => latest.trigger, responseUrl: () => latest.responseUrl };
}

async function appOverHttp(slack: SlackSimulator, answer: () => HttpAnswer) {
  let trigger = "";
  const server = createServer((request, response) => void take(request, response));

  async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await text(request);
    if (body.startsWith("{")) {
      response.end(JSON.parse(body).challenge);
      return;
    }
    const form = new URLSearchParams(body);
    trigger = form.get("trigger_id") ?? trigger;
    const said = answer();
    response.writeHead(said.status, { "content-type": said.type, location: "/elsewhere" }).end(said.body);
  }

  const port = await listen(server, 0);
  onTestFinished(async () => {
    server.close();
    server.closeAllConnections();
    await once(server, "close");
  });
  await slack.setRequestUrl(`http://127.0.0.1:${port}/slack/events`);
  return { trigger: () => trigger };
}
