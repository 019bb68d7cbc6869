import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { webApi } from "@slack/bolt";
import { describe, expect, it, onTestFinished } from "vitest";
import { type Outcome, outcomeOfError } from "../../../../src/channels/slack/calls/outcome.ts";
import { createSlackLogger } from "../../../../src/channels/slack/slack-logger.ts";
import type { FaultRule } from "../../../../src/simulators/slack/faults/fault-plan.ts";
import { freePort } from "../../../free-port.ts";
import { HELP, startedSimulator } from "../../../simulators/slack/clients.ts";
import { replyClient } from "../started-replies.ts";

const POST = { channel: HELP, text: "x" };

async function outcomeWith(rule: FaultRule, timeout = 5_000): Promise<Outcome> {
  const { slack } = await startedSimulator({ faults: { seed: 1, rules: [rule] } });
  return outcomeOf(replyClient(slack, timeout).chat.postMessage(POST));
}

async function outcomeOf(call: Promise<unknown>): Promise<Outcome> {
  try {
    return { kind: "ok", result: await call };
  } catch (error) {
    return outcomeOfError(error);
  }
}

const post = "chat.postMessage";

describe("what the real client throws", () => {
  it.each<[string, FaultRule, Partial<Outcome>]>([
    [
      "a code of Slack's is a refusal",
      { fault: "error", method: post, code: "is_archived" },
      { kind: "refused", code: "is_archived" },
    ],
    [
      "a 429 says how long",
      { fault: "rate_limited", method: post, retryAfter: 7 },
      { kind: "rate-limited", retryAfterMs: 7_000 },
    ],
    [
      "a 429 without a time is a 429",
      { fault: "rate_limited", method: post, retryAfter: "none" },
      { kind: "rate-limited" },
    ],
    [
      "so is the code for it",
      { fault: "error", method: post, code: "ratelimited" },
      { kind: "rate-limited" },
    ],
    ["a 5xx says nothing", { fault: "server_error", method: post, status: 502 }, { kind: "ambiguous" }],
    [
      "nor does an internal error",
      { fault: "error", method: post, code: "internal_error" },
      { kind: "ambiguous" },
    ],
    ["nor a connection that is cut", { fault: "connection_reset", method: post }, { kind: "ambiguous" }],
    [
      "nor one that is cut after the call",
      { fault: "connection_reset", method: post, after: true },
      { kind: "ambiguous" },
    ],
  ])("%s", async (_what, rule, outcome) => {
    expect(await outcomeWith(rule)).toMatchObject(outcome);
  });

  it("a call without an answer says nothing", async () => {
    expect(await outcomeWith({ fault: "hang", method: post }, 100)).toMatchObject({ kind: "ambiguous" });
  });

  it("where nothing listens nothing was sent", async () => {
    for (const host of ["127.0.0.1", "localhost", "nowhere.invalid"]) {
      const slackApiUrl = `http://${host}:${await freePort()}/api/`;
      expect(await outcomeOf(clientAt(slackApiUrl).chat.postMessage(POST))).toMatchObject({
        kind: "not-sent",
      });
    }
  });

  it.each([
    ["a page of a proxy", 200, "<html>Bad gateway</html>", "ambiguous"],
    ["a proxy's refusal", 413, "too large", "refused"],
    ["an empty answer", 200, "", "ambiguous"],
  ])("%s is told from a code", async (_what, status, body, kind) => {
    expect(await outcomeOf(clientAt(await answering(status, body)).chat.postMessage(POST))).toMatchObject({
      kind,
    });
  });
});

function clientAt(slackApiUrl: string): webApi.WebClient {
  const logger = createSlackLogger(() => {});
  return new webApi.WebClient("xoxb-1", { slackApiUrl, retryConfig: { retries: 0 }, timeout: 5_000, logger });
}

async function answering(status: number, body: string): Promise<string> {
  const server = createServer((_request, response) => response.writeHead(status).end(body));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`;
}
