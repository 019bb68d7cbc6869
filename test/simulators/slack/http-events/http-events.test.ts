import { createHmac } from "node:crypto";
import type { ServerResponse } from "node:http";
import { describe, expect, it } from "vitest";
import { createTurnedClock } from "../../../../src/simulators/clock/turned-clock.ts";
import { DEFAULT_SEED } from "../../../../src/simulators/slack/seed/default-seed.ts";
import type { SlackSeed } from "../../../../src/simulators/slack/seed/seed.ts";
import { startSlackSimulator } from "../../../../src/simulators/slack/simulator.ts";
import { freePort } from "../../../free-port.ts";
import { ANA, HELP, rawSocket, socketUrl, startedBoltApp, startedSimulator, webClient } from "../clients.ts";
import { type Got, startedAppServer } from "./app-server.ts";
import { startedExpressApp, startedHttpApp } from "./bolt-over-http.ts";

describe("an unmodified Bolt app with its HTTP receiver", () => {
  it("gets its events signed, and answers over the Web API", async () => {
    const { slack, entries } = await startedSimulator();
    const url = await startedHttpApp(slack, (app) =>
      app.event("app_mention", async ({ say }) => {
        await say("Hello.");
      }),
    );
    await slack.setRequestUrl(url);
    const { ts } = slack.post({ user: ANA, channel: HELP, text: `<@${slack.botUserId}> hi` });
    await expect
      .poll(() => entries.filter(({ type }) => type === "event-acknowledged").length)
      .toBeGreaterThan(1);
    await expect.poll(() => entries.some((entry) => JSON.stringify(entry).includes("Hello."))).toBe(true);
    expect(slack.thread(HELP, ts)).toHaveLength(1);
  });

  it("gets them with the Express receiver too", async () => {
    const { slack } = await startedSimulator();
    const heard: unknown[] = [];
    const url = await startedExpressApp(slack, (app) =>
      app.event("message", async (it) => void heard.push(it)),
    );
    await slack.setRequestUrl(url);
    slack.post({ user: ANA, channel: HELP, text: "hi" });
    await expect.poll(() => heard).toHaveLength(1);
    await expect.poll(slack.unsettledEvents).toBe(0);
  });

  it("is not believed where it has another signing secret", async () => {
    const { slack, entries } = await startedSimulator();
    const heard: unknown[] = [];
    const url = await startedHttpApp(
      slack,
      (app) => app.event("message", async (it) => void heard.push(it)),
      "wrong",
    );
    await expect(slack.setRequestUrl(url)).rejects.toMatchObject({ code: "REQUEST_URL_NOT_VERIFIED" });
    expect(entries).toContainEqual(expect.objectContaining({ type: "post-answered", outcome: 401 }));
    expect(heard).toEqual([]);
  });
});

describe("what people do", () => {
  it("takes a slash command as a form, and answers it in the response", async () => {
    const { slack, entries } = await startedSimulator();
    const url = await startedHttpApp(slack, (app) =>
      app.command("/ledger", async ({ command, ack }) => {
        await ack(`Asked: ${command.text}`);
      }),
    );
    await slack.setRequestUrl(url);
    const outcome = await slack.runCommand({
      user: ANA,
      channel: HELP,
      command: "/ledger",
      text: "what & why?",
    });
    expect(outcome).toEqual({ type: "acknowledged" });
    expect(slack.ephemeralsOf(ANA, HELP).map(({ text }) => text)).toEqual(["Asked: what & why?"]);
    const [post] = entries.filter(({ type }) => type === "post-sent").slice(-1);
    expect(post).toMatchObject({ body: expect.stringContaining("command=%2Fledger&text=what+%26+why%3F") });
  });

  it("takes an interaction in the form field payload", async () => {
    const { slack, entries } = await startedSimulator();
    const clicks: unknown[] = [];
    const url = await startedHttpApp(slack, (app) =>
      app.action("approve", async ({ ack, body }) => {
        await ack();
        clicks.push(body.user.id);
      }),
    );
    await slack.setRequestUrl(url);
    const button = {
      type: "button" as const,
      action_id: "approve",
      text: { type: "plain_text" as const, text: "Yes" },
    };
    const { ts = "" } = await webClient(slack).chat.postMessage({
      channel: HELP,
      text: "Approve?",
      blocks: [{ type: "actions", elements: [button] }],
    });
    await slack.act({ user: ANA, in: { channel: HELP, ts }, action_id: "approve" });
    await expect.poll(() => clicks).toEqual([ANA]);
    const bodies = entries.flatMap((entry) => (entry.type === "post-sent" ? [String(entry.body)] : []));
    expect(bodies.some((body) => body.startsWith("payload=%7B%22type%22%3A%22block_actions%22"))).toBe(true);
  });
});

describe("the request URL of the seed", () => {
  it("is verified before the first event", async () => {
    const { url, got } = await startedAppServer((response) => response.end());
    const { slack, entries } = await startedSimulator({ seed: seedWith(url) });
    slack.post({ user: ANA, channel: HELP, text: "hi" });
    await expect.poll(() => got).toHaveLength(1);
    const posts = entries.filter(({ type }) => type === "post-sent");
    expect(posts.map((entry) => JSON.stringify(entry).includes("url_verification"))).toEqual([true, false]);
  });

  it("may be that of an app which starts later", async () => {
    const { clock, turn } = createTurnedClock(Date.now());
    const port = await freePort();
    const { slack, entries } = await startedSimulator({
      clock,
      seed: seedWith(`http://127.0.0.1:${port}/slack/events`),
    });
    slack.post({ user: ANA, channel: HELP, text: "hi" });
    await expect
      .poll(() => entries.at(-1))
      .toMatchObject({ type: "post-answered", outcome: "connection_failed" });
    const { got } = await startedAppServer((response) => response.end(), port);
    turn(1_000);
    await expect.poll(() => got).toHaveLength(1);
    expect(got[0]?.headers).toMatchObject({ "x-slack-retry-reason": "connection_failed" });
  });

  it("has to be of this machine", async () => {
    await expect(startSlackSimulator({ seed: seedWith("https://example.com/") })).rejects.toMatchObject({
      code: "REQUEST_URL_INVALID",
    });
  });
});

describe("a request", () => {
  it("is signed as Slack documents it", async () => {
    const { slack } = await startedSimulator();
    const { url, got } = await startedAppServer((response) => response.end());
    await slack.setRequestUrl(url);
    slack.post({ user: ANA, channel: HELP, text: "Grüße" });
    await expect.poll(() => got).toHaveLength(1);
    const { headers, body }: Pick<Got, "headers" | "body"> = got[0] ?? { headers: {}, body: "" };
    const base = `v0:${headers["x-slack-request-timestamp"]}:${body}`;
    const expected = createHmac("sha256", slack.signingSecret).update(base).digest("hex");
    expect(headers["x-slack-signature"]).toBe(`v0=${expected}`);
    expect(headers["content-type"]).toBe("application/json");
    expect(JSON.parse(body)).toMatchObject({ type: "event_callback", event: { text: "Grüße" } });
    expect(headers).not.toHaveProperty("x-slack-retry-num");
  });

  it.each([
    ["is answered with an error", "http_error", (response: ServerResponse) => response.writeHead(500).end()],
    ["breaks off", "connection_failed", (response: ServerResponse) => response.destroy()],
    [
      "is sent on more than twice",
      "too_many_redirects",
      (response: ServerResponse) => response.writeHead(302, { location: "/slack/events" }).end(),
    ],
  ])("that %s comes again, with the reason %s", async (_what, reason, answer) => {
    const { clock, turn } = createTurnedClock(Date.now());
    const { slack, entries } = await startedSimulator({ clock });
    const { url, got } = await startedAppServer(answer);
    await slack.setRequestUrl(url);
    slack.post({ user: ANA, channel: HELP, text: "hi" });
    const attempts = () => entries.filter(({ type }) => type === "post-answered").length - 1;
    await expect.poll(attempts).toBe(1);
    for (const [wait, count] of [
      [1_000, 2],
      [60_000, 3],
      [300_000, 4],
    ] as const) {
      turn(wait);
      await expect.poll(attempts).toBe(count);
    }
    turn(300_000);
    expect(entries.at(-1)).toMatchObject({ type: "event-abandoned", attempt: 3 });
    const retries = got.map(({ headers }) => headers["x-slack-retry-num"]);
    expect([...new Set(retries)]).toEqual([undefined, "1", "2", "3"]);
    expect(got.at(-1)?.headers["x-slack-retry-reason"]).toBe(reason);
  });

  it("comes again after three seconds of silence", async () => {
    const { clock, turn } = createTurnedClock(Date.now());
    const { slack } = await startedSimulator({ clock });
    const { url, got } = await startedAppServer((response, { headers }) => {
      if (headers["x-slack-retry-num"] !== undefined) response.end();
    });
    await slack.setRequestUrl(url);
    slack.post({ user: ANA, channel: HELP, text: "hi" });
    await expect.poll(() => got).toHaveLength(1);
    turn(3_999);
    expect(got).toHaveLength(1);
    turn(1);
    await expect.poll(() => got).toHaveLength(2);
    expect(got[1]?.headers).toMatchObject({
      "x-slack-retry-num": "1",
      "x-slack-retry-reason": "http_timeout",
    });
  });

  it("does not come again where the app says so", async () => {
    const { slack, entries } = await startedSimulator();
    const { url } = await startedAppServer((response) =>
      response.writeHead(500, { "x-slack-no-retry": "1" }).end(),
    );
    await slack.setRequestUrl(url);
    slack.post({ user: ANA, channel: HELP, text: "hi" });
    await expect.poll(() => entries.at(-1)).toMatchObject({ type: "event-abandoned", attempt: 0 });
  });

  it("follows two redirects", async () => {
    const { slack, entries } = await startedSimulator();
    const { url, got } = await startedAppServer((response, { path }) => {
      const next = { "/slack/events": "/first", "/first": "/second" }[path];
      if (next === undefined) response.end();
      else response.writeHead(301, { location: next }).end();
    });
    await slack.setRequestUrl(url);
    slack.post({ user: ANA, channel: HELP, text: "hi" });
    await expect.poll(() => entries.at(-1)?.type).toBe("event-acknowledged");
    expect(got.map(({ path }) => path)).toEqual(["/slack/events", "/first", "/second"]);
  });

  it("never leaves the machine", async () => {
    const { slack, entries } = await startedSimulator();
    for (const url of [
      "https://example.com/slack/events",
      "http://10.0.0.1/",
      "ftp://127.0.0.1/",
      "nonsense",
    ]) {
      await expect(slack.setRequestUrl(url)).rejects.toMatchObject({ code: "REQUEST_URL_INVALID" });
    }
    const { url, got } = await startedAppServer((response) =>
      response.writeHead(302, { location: "http://192.0.2.1/" }).end(),
    );
    await slack.setRequestUrl(url);
    slack.post({ user: ANA, channel: HELP, text: "hi" });
    await expect.poll(() => got).toHaveLength(1);
    await expect.poll(() => entries.at(-1)).toMatchObject({ type: "post-answered", outcome: "http_error" });
  });
});

describe("going over to a request URL", () => {
  it("ends the connections with link_disabled, and lets none open until it goes back", async () => {
    const { slack } = await startedSimulator();
    const socket = await rawSocket(slack);
    const { url, got } = await startedAppServer((response) => response.end());
    await slack.setRequestUrl(url);
    expect(await socket.closed).toBe(1000);
    expect(socket.frames.at(-1)).toMatchObject({ type: "disconnect", reason: "link_disabled" });
    await expect(socketUrl(slack)).rejects.toThrow("access_denied");
    slack.post({ user: ANA, channel: HELP, text: "over HTTP" });
    await expect.poll(() => got).toHaveLength(1);

    await slack.setRequestUrl(undefined);
    const heard: unknown[] = [];
    await startedBoltApp(slack, (app) => app.event("message", async (it) => void heard.push(it)));
    slack.post({ user: ANA, channel: HELP, text: "over a socket" });
    await expect.poll(() => heard).toHaveLength(1);
    expect(got).toHaveLength(1);
  });
});

function seedWith(requestUrl: string): SlackSeed {
  return { ...DEFAULT_SEED, apps: DEFAULT_SEED.apps.map((app) => ({ ...app, requestUrl })) };
}
