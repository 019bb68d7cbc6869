import fc from "fast-check";
import pg from "pg";
import { describe, expect, it, onTestFinished } from "vitest";
import { createBot } from "../../../src/bot/create-bot.ts";
import { readSettings } from "../../../src/config/read-settings.ts";
import { createEventBus } from "../../../src/core/events.ts";
import { testDatabase } from "../../store/store-fixture.ts";
import { bodyOf, DIRECT, MENTION } from "./inbound/slack-events.ts";
import { channelOf } from "./started-channel.ts";
import { wildBody } from "./wild-events.ts";
import { startedWildSlack, type WildSlack } from "./wild-slack.ts";

const SOON = { timeout: 60_000 };
const database = testDatabase();

/** The real intake over a real database, fed by a Slack that says anything. */
async function startedGateway() {
  const slack = await startedWildSlack();
  const { channel, faults } = channelOf(slack);
  const bot = await createBot({
    settings: readSettings({ PORT: "0", LEDGER_ROLE: "gateway", USER_RATE_LIMIT_PER_MINUTE: "1000000" }),
    databaseUrl: database.url,
    knowledge: { folder: "unused by a gateway" },
    channel,
    events: createEventBus(),
  });
  onTestFinished(() => bot.stop());
  return { slack, channel, bot, faults };
}

async function acknowledgedAll(slack: WildSlack, delivered: readonly string[]): Promise<void> {
  const missing = () => delivered.filter((id) => !slack.acknowledged.includes(id));
  await expect.poll(missing, SOON).toEqual([]);
}

async function keptTexts(eventIds: readonly string[]): Promise<readonly string[]> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  const sql = "select text from questions where event_id = any($1) order by event_id";
  const { rows } = await client.query(sql, [eventIds]);
  await client.end();
  return rows.map(({ text }) => String(text));
}

let seen = 0;
/** A question of its own, so that nothing is left out for being known. */
function question(text: unknown) {
  seen += 1;
  const ts = `17000${String(seen).padStart(5, "0")}.000100`;
  return { id: `EvQ${String(seen).padStart(5, "0")}`, body: { ...DIRECT, text, ts, event_ts: ts } };
}

describe("a gateway over a real database", () => {
  it("acknowledges whatever events come, keeps what can be kept, and loses nothing", async () => {
    const { slack, channel, faults } = await startedGateway();
    const bodies = fc.sample(wildBody, { numRuns: 600, seed: 20_261_121 });
    await acknowledgedAll(
      slack,
      bodies.map((body) => slack.deliver(body)),
    );
    expect(faults().filter(({ errorType }) => errorType === "intake")).toEqual([]);
    expect(slack.acknowledged).toHaveLength(bodies.length);
    expect(channel.isConnected()).toBe(true);
    // It is as well as it was.
    const { id, body } = question("still well?");
    await acknowledgedAll(slack, [slack.deliver(bodyOf(body, { event_id: id }))]);
    expect(await keptTexts([id])).toEqual(["still well?"]);
  });

  it("keeps what people write, whatever is in it", async () => {
    const { slack, faults } = await startedGateway();
    const texts = [
      ["NUL", "how\u0000?", "how\u0001?"],
      ["half a character", "how \ud800?", "how \ufffd?"],
      ["1 MB", "y".repeat(1_000_000), "y".repeat(20_000)],
      ["a quote of SQL", "'); drop table questions; --", "'); drop table questions; --"],
      ["right to left", "\u202ehow?", "\u202ehow?"],
      ["no text", undefined, ""],
      ["null", null, ""],
    ] as const;
    const asked = texts.map(([, text]) => question(text));
    await acknowledgedAll(
      slack,
      asked.map(({ id, body }) => slack.deliver(bodyOf(body, { event_id: id }))),
    );
    expect(await keptTexts(asked.map(({ id }) => id))).toEqual(texts.map(([, , kept]) => kept));
    expect(faults()).toEqual([]);
  });

  it("takes no harm from frames that are none, and from deep or doubled ones", async () => {
    const { slack, channel, faults } = await startedGateway();
    const deep = `${"[".repeat(50_000)}${"]".repeat(50_000)}`;
    const mention = JSON.stringify(bodyOf({ ...MENTION, ts: "1600000000.000100" }, { event_id: "EvDeep" }));
    const frames = [
      ...["", "null", "5", "[]", "{}", '{"type":null}', '{"type":"events_api"}', '{"type":"close"}'],
      '{"type":"events_api","envelope_id":"e1","payload":null}',
      '{"type":"events_api","envelope_id":"e2","payload":{"event":{"type":"disconnected"}}}',
      '{"type":"events_api","envelope_id":"e3","payload":{"event":{"type":"ws_message"}}}',
      '{"type":"error","envelope_id":"e4","payload":{}}',
      '{"type":"interactive","envelope_id":"e5","payload":null}',
      '{"type":"interactive","envelope_id":"e6","payload":{"type":"block_actions","user":null,"actions":[null]}}',
      '{"type":"slash_commands","envelope_id":"e7","payload":{"command":{}}}',
      `{"type":"events_api","envelope_id":"e8","payload":${mention.slice(0, -1)},"deep":${deep}}}`,
      `{"type":"x","type":"events_api","envelope_id":"e9","payload":{"event":1,"event":{"type":"message"}}}`,
      '{"type":"events_api","envelope_id":"e10","payload":{"__proto__":{"event":{"type":"message"}}}}',
    ];
    for (const frame of frames) slack.say(frame);
    slack.say(Buffer.from([0xc3, 0x28, 0x00]));
    await acknowledgedAll(slack, ["e1", "e2", "e3", "e4", "e5", "e6", "e7", "e8", "e9", "e10"]);
    expect(await keptTexts(["EvDeep"])).toEqual(["how do we deploy?"]);
    expect(channel.isConnected()).toBe(true);
    expect(faults().filter(({ errorType }) => errorType === "intake")).toEqual([]);
  });

  it("shows in /ready whether Slack is there, and why not", async () => {
    const { slack, bot } = await startedGateway();
    expect((await bot.ready()).components.slack).toEqual({ state: "up" });
    slack.leave("link_disabled");
    await expect
      .poll(async () => (await bot.ready()).components.slack, SOON)
      .toMatchObject({ state: "down", detail: expect.stringContaining("Socket Mode is switched off") });
    slack.comeBack();
    await expect.poll(async () => (await bot.ready()).components.slack, SOON).toEqual({ state: "up" });
  });
});
