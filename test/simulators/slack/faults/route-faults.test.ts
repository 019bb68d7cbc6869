import { LogLevel } from "@slack/bolt";
import { WebClient } from "@slack/web-api";
import { describe, expect, it } from "vitest";
import { createTurnedClock } from "../../../../src/simulators/clock/turned-clock.ts";
import type { FaultRule } from "../../../../src/simulators/slack/faults/fault-plan.ts";
import type { SlackSimulator } from "../../../../src/simulators/slack/simulator.ts";
import { ANA, HELP, startedBoltApp, startedSimulator, webClient } from "../clients.ts";

describe("a planned fault of a request that is none of the Web API", () => {
  it("refuses what is sent to a response_url, which a Bolt app may send again", async () => {
    const { slack } = await faulty([{ fault: "server_error", method: "response_url", nth: 1 }]);
    const url = await commandUrl(slack);
    expect([await answerTo(url, "one"), await answerTo(url, "two")]).toEqual([503, 200]);
    expect(slack.ephemeralsOf(ANA, HELP).map(({ text }) => text)).toEqual(["two"]);
    expect(slack.faultTrace().fired).toMatchObject([{ occurrence: 1, target: "response_url" }]);
  });

  it("says a code of Slack's with status 400, and 429 with Retry-After", async () => {
    const { slack } = await faulty([
      { fault: "error", code: "invalid_blocks", method: "response_url", nth: 1 },
      { fault: "rate_limited", retryAfter: 7, method: "response_url", nth: 2 },
    ]);
    const url = await commandUrl(slack);
    const refused = await post(url, "one");
    expect([refused.status, await refused.json()]).toEqual([400, { ok: false, error: "invalid_blocks" }]);
    expect((await post(url, "two")).headers.get("retry-after")).toBe("7");
  });

  it("cuts the connection after a message of a response_url is there", async () => {
    const { slack } = await faulty([
      { fault: "connection_reset", method: "response_url", after: true, nth: 1 },
      { fault: "connection_reset", method: "response_url", nth: 2 },
    ]);
    const url = await commandUrl(slack);
    await expect(post(url, "said, and not confirmed")).rejects.toThrow();
    await expect(post(url, "not said")).rejects.toThrow();
    expect(slack.ephemeralsOf(ANA, HELP).map(({ text }) => text)).toEqual(["said, and not confirmed"]);
  });

  it("answers late, by the simulator's clock", async () => {
    const { clock, turn, waiting } = createTurnedClock();
    const { slack } = await faulty([{ fault: "latency", by: "1m", method: "response_url" }], { clock });
    const url = await commandUrl(slack);
    const before = waiting();
    const answered = answerTo(url, "late");
    await expect.poll(waiting).toBe(before + 1);
    expect(slack.ephemeralsOf(ANA, HELP)).toEqual([]);
    turn(60_000);
    expect(await answered).toBe(200);
  });

  it("strikes the upload of a file, which the WebClient makes again", async () => {
    const { slack } = await faulty([{ fault: "server_error", method: "files.upload", nth: 1 }]);
    const client = new WebClient(slack.botToken, {
      slackApiUrl: slack.url,
      logLevel: LogLevel.ERROR,
      retryConfig: { retries: 3, minTimeout: 1, maxTimeout: 5 },
    });
    await client.filesUploadV2({ channel_id: HELP, filename: "a.txt", content: "the bytes" });
    const [file] = slack.filesOf(ANA);
    expect(Buffer.from(slack.fileBytes(ANA, file?.id ?? "") ?? []).toString()).toBe("the bytes");
    expect(slack.faultTrace().fired).toMatchObject([{ fault: "server_error", target: "files.upload" }]);
  });

  it("strikes the download of a file, and the family files.* has it too", async () => {
    const { slack } = await faulty([{ fault: "server_error", method: "files.*", nth: 2, status: 500 }]);
    slack.upload(ANA, HELP, { name: "a.txt", text: "the bytes" });
    const { files = [] } = await webClient(slack).files.list({});
    const headers = { authorization: `Bearer ${slack.botToken}` };
    const url = files[0]?.url_private ?? "";
    expect((await fetch(url, { headers })).status).toBe(500);
    expect(await (await fetch(url, { headers })).text()).toBe("the bytes");
  });

  it("stays with the app that it names", async () => {
    const { slack } = await faulty([
      { fault: "server_error", app: "A0ANOTHER01" },
      { fault: "server_error", app: "A0LEDGER001", method: "response_url", status: 500 },
    ]);
    expect(await answerTo(await commandUrl(slack), "one")).toBe(500);
  });

  it("can be an outage, in which nothing of Slack's answers", async () => {
    const { slack } = await faulty([{ fault: "outage", method: "users.info", for: "1m" }]);
    slack.upload(ANA, HELP, { name: "a.txt", text: "the bytes" });
    const client = webClient(slack);
    const { files = [] } = await client.files.list({});
    const { upload_url = "" } = await client.files.getUploadURLExternal({ filename: "b.txt", length: 1 });
    const url = await commandUrl(slack);
    const beginsIt = new WebClient(slack.botToken, { slackApiUrl: slack.url, retryConfig: { retries: 0 } });
    await expect(beginsIt.users.info({ user: ANA })).rejects.toThrow();
    const headers = { authorization: `Bearer ${slack.botToken}` };
    const statuses = [
      await answerTo(url, "anybody?"),
      (await fetch(upload_url, { method: "POST", body: "b" })).status,
      (await fetch(files[0]?.url_private ?? "", { headers })).status,
    ];
    expect(statuses).toEqual([503, 503, 503]);
  });
});

async function faulty(rules: readonly FaultRule[], options = {}) {
  return startedSimulator({ faults: { seed: 0, rules: [...rules] }, ...options });
}

/** The URL that a Bolt app is given to answer a command. */
async function commandUrl(slack: SlackSimulator): Promise<string> {
  let url = "";
  await startedBoltApp(slack, (app) => {
    app.command("/ledger", async ({ command, ack }) => {
      url = command.response_url;
      await ack();
    });
  });
  await slack.runCommand({ user: ANA, channel: HELP, command: "/ledger" });
  return url;
}

function post(url: string, text: string): Promise<Response> {
  return fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ text }),
  });
}

async function answerTo(url: string, text: string): Promise<number> {
  return (await post(url, text)).status;
}
