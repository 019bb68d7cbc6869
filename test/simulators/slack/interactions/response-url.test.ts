import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createTurnedClock } from "../../../../src/simulators/clock/turned-clock.ts";
import type { SlackSimulator } from "../../../../src/simulators/slack/simulator.ts";
import { ANA, BEN, HELP, startedBoltApp, startedSimulator, webClient } from "../clients.ts";

const BUTTON = {
  type: "button" as const,
  action_id: "vote",
  text: { type: "plain_text" as const, text: "Vote" },
};
const BLOCKS = [{ type: "actions" as const, block_id: "votes", elements: [BUTTON] }];

/** An app that only acknowledges, and hands out the URL of each interaction. */
async function appWithUrls(slack: SlackSimulator): Promise<string[]> {
  const urls: string[] = [];
  await startedBoltApp(slack, (app) => {
    app.command("/ledger", async ({ command, ack }) => {
      urls.push(command.response_url);
      await ack();
    });
    app.action("vote", async ({ body, ack }) => {
      if ("response_url" in body) urls.push(body.response_url);
      await ack();
    });
  });
  return urls;
}

async function commandUrl(slack: SlackSimulator): Promise<string> {
  const urls = await appWithUrls(slack);
  await slack.runCommand({ user: ANA, channel: HELP, command: "/ledger" });
  return urls[0] ?? "";
}

async function send(url: string, body: unknown) {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
  return { status: response.status, text: await response.text() };
}

const OK = { status: 200, text: "ok" };

describe("a response_url", () => {
  it("takes five messages, ephemeral unless they are in_channel", async () => {
    const { slack } = await startedSimulator();
    const url = await commandUrl(slack);
    expect(await send(url, { text: "1" })).toEqual(OK);
    expect(await send(url, { text: "2", response_type: "in_channel" })).toEqual(OK);
    for (const text of ["3", "4", "5"]) expect(await send(url, { text })).toEqual(OK);
    expect(await send(url, { text: "6" })).toEqual({ status: 404, text: '{"ok":false,"error":"used_url"}' });

    expect(slack.ephemeralsOf(ANA, HELP).map(({ text }) => text)).toEqual(["1", "3", "4", "5"]);
    expect(slack.ephemeralsOf(BEN)).toEqual([]);
    expect(slack.history(HELP).map(({ text }) => text)).toEqual(["2"]);
  });

  it("ends after thirty minutes", async () => {
    const { clock, turn } = createTurnedClock();
    const { slack } = await startedSimulator({ clock });
    const url = await commandUrl(slack);
    turn(30 * 60_000);
    expect(await send(url, { text: "in time" })).toEqual(OK);
    turn(1);
    expect(await send(url, { text: "too late" })).toEqual({
      status: 404,
      text: '{"ok":false,"error":"expired_url"}',
    });
  });

  it("answers into a thread", async () => {
    const { slack } = await startedSimulator();
    const { ts } = slack.post({ user: ANA, channel: HELP, text: "a thread" });
    await send(await commandUrl(slack), { text: "reply", response_type: "in_channel", thread_ts: ts });
    expect(slack.thread(HELP, ts).map(({ text }) => text)).toEqual(["a thread", "reply"]);
  });

  it.each([
    ["no JSON", "{", "invalid_payload"],
    ["no words", {}, "no_text"],
    ["a list", [], "invalid_payload"],
    ["too long a text", { text: "x".repeat(40_001) }, "msg_too_long"],
    ["broken blocks", { text: "x", blocks: [{ type: "nothing" }] }, "invalid_blocks"],
  ])("refuses %s and uses nothing up", async (_what, body, error) => {
    const { slack } = await startedSimulator();
    const url = await commandUrl(slack);
    for (let i = 0; i < 6; i += 1) {
      const { status, text } = await send(url, body);
      expect({ status, ...JSON.parse(text) }).toMatchObject({ status: 400, ok: false, error });
    }
    expect(await send(url, { text: "well" })).toEqual(OK);
  });

  it("is broken by nothing that is sent to it", async () => {
    const { slack, entries } = await startedSimulator();
    const url = await commandUrl(slack);
    const field = fc.oneof(fc.jsonValue(), fc.boolean(), fc.constantFrom("in_channel", "ephemeral"));
    const names = ["text", "blocks", "response_type", "replace_original", "delete_original", "thread_ts"];
    const wild = fc.oneof(
      fc.json(),
      fc.dictionary(fc.constantFrom(...names), field).map((x) => JSON.stringify(x)),
    );
    await fc.assert(
      fc.asyncProperty(wild, async (body) => {
        expect([200, 400, 404]).toContain((await send(url, body)).status);
      }),
      { numRuns: 200 },
    );
    expect(entries.filter(({ type }) => type === "fault")).toEqual([]);
  });

  it("is unknown where the simulator has not made it, and takes only POST", async () => {
    const { slack } = await startedSimulator();
    const made = await commandUrl(slack);
    expect(await send(`${made}x`, { text: "x" })).toMatchObject({ status: 404 });
    expect((await fetch(made)).status).toBe(405);
    expect(slack.ephemeralsOf(ANA)).toEqual([]);
  });
});

describe("an answer to what was done in a message", () => {
  it.each([
    ["is not said", {}],
    ["is true", { replace_original: true }],
    ["is a word", { replace_original: "true" }],
  ])("replaces it where replace_original %s", async (_how, how) => {
    const { slack } = await startedSimulator();
    const urls = await appWithUrls(slack);
    const { ts = "" } = await webClient(slack).chat.postMessage({
      channel: HELP,
      text: "Vote",
      blocks: BLOCKS,
    });
    await slack.act({ user: ANA, in: { channel: HELP, ts }, action_id: "vote" });
    expect(await send(urls[0] ?? "", { text: "Voted", ...how })).toEqual(OK);
    const [message] = slack.thread(HELP, ts);
    expect(message).toMatchObject({ ts, text: "Voted" });
    expect(message).not.toHaveProperty("blocks");
  });

  it("replaces it where it is in_channel, and not where it is ephemeral", async () => {
    const { slack } = await startedSimulator();
    const urls = await appWithUrls(slack);
    const { ts = "" } = await webClient(slack).chat.postMessage({
      channel: HELP,
      text: "Vote",
      blocks: BLOCKS,
    });
    await slack.act({ user: ANA, in: { channel: HELP, ts }, action_id: "vote" });
    const [url = ""] = urls;
    expect(await send(url, { text: "Only you", response_type: "ephemeral" })).toEqual(OK);
    expect(slack.thread(HELP, ts)).toMatchObject([{ text: "Vote" }]);
    expect(slack.ephemeralsOf(ANA, HELP)).toMatchObject([{ text: "Only you" }]);
    expect(await send(url, { text: "Voted", response_type: "in_channel", thread_ts: ts })).toEqual(OK);
    expect(slack.thread(HELP, ts)).toMatchObject([{ ts, text: "Voted" }]);
  });

  it("is a message of its own with replace_original false", async () => {
    const { slack } = await startedSimulator();
    const urls = await appWithUrls(slack);
    const { ts = "" } = await webClient(slack).chat.postMessage({
      channel: HELP,
      text: "Vote",
      blocks: BLOCKS,
    });
    await slack.act({ user: ANA, in: { channel: HELP, ts }, action_id: "vote" });
    await send(urls[0] ?? "", { text: "Thanks", replace_original: false });
    expect(slack.thread(HELP, ts)).toMatchObject([{ text: "Vote" }]);
    expect(slack.ephemeralsOf(ANA)).toMatchObject([{ text: "Thanks" }]);
  });

  it("deletes it with delete_original", async () => {
    const { slack } = await startedSimulator();
    const urls = await appWithUrls(slack);
    const { ts = "" } = await webClient(slack).chat.postMessage({
      channel: HELP,
      text: "Vote",
      blocks: BLOCKS,
    });
    await slack.act({ user: ANA, in: { channel: HELP, ts }, action_id: "vote" });
    expect(await send(urls[0] ?? "", { delete_original: true })).toEqual(OK);
    expect(slack.thread(HELP, ts)).toEqual([]);
  });

  it("replaces and deletes an ephemeral message too, which nothing else can", async () => {
    const { slack } = await startedSimulator();
    const urls = await appWithUrls(slack);
    const changes: string[] = [];
    slack.watch((change) => changes.push(change.type));
    const { message_ts: ts = "" } = await webClient(slack).chat.postEphemeral({
      channel: HELP,
      user: ANA,
      text: "Vote",
      blocks: BLOCKS,
    });
    const click = () => slack.act({ user: ANA, in: { channel: HELP, ts }, action_id: "vote" });
    await click();
    expect(slack.ephemeralsOf(ANA)).toMatchObject([{ ts, text: "Vote" }]);
    await send(urls[0] ?? "", { text: "Again?", blocks: BLOCKS, replace_original: true });
    expect(slack.ephemeralsOf(ANA)).toMatchObject([{ ts, text: "Again?" }]);
    await click();
    await send(urls[1] ?? "", { delete_original: true });
    expect(slack.ephemeralsOf(ANA)).toEqual([]);
    expect(changes).toEqual(["ephemeral", "ephemeral-changed", "ephemeral-deleted"]);
    await expect(click()).rejects.toThrow("No message");
  });
});

it("carries Bolt's respond()", async () => {
  const { slack } = await startedSimulator();
  await startedBoltApp(slack, (app) => {
    app.command("/ledger", async ({ ack, respond }) => {
      await ack();
      await respond({ text: "Looked up.", response_type: "in_channel" });
      await respond("Only you.");
    });
  });
  await slack.runCommand({ user: ANA, channel: HELP, command: "/ledger" });
  await expect.poll(() => slack.ephemeralsOf(ANA)).toMatchObject([{ text: "Only you." }]);
  expect(slack.history(HELP)).toMatchObject([{ text: "Looked up.", bot_id: "B0LEDGER001" }]);
});
