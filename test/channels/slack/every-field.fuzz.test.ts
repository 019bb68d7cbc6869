import { describe, expect, it } from "vitest";
import type { JournalEntry } from "../../../src/simulators/slack/journal/journal.ts";
import type { SlackSimulator } from "../../../src/simulators/slack/simulator.ts";
import { finalReply, HARD_CLOSE } from "../../bot/bot-fixture.ts";
import { createPeopleWorld, thumbOf } from "../../bot/people-world.ts";
import { ANA, BEN, HELP } from "../../simulators/slack/clients.ts";
import { testDatabase } from "../../store/store-fixture.ts";
import { until } from "../../until.ts";
import type { SlackRelay } from "./slack-relay.ts";
import { spoilersOf } from "./spoiled-fields.ts";
import { startedWholeBot, type WholeBot } from "./started-whole-bot.ts";

const database = testDatabase();

interface Delivery {
  readonly type: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

interface Told {
  readonly type?: string;
  readonly event?: { readonly type?: string; readonly subtype?: string };
  readonly actions?: readonly { readonly action_id?: string }[];
  readonly view?: { readonly callback_id?: string };
}

/** What Slack has said over the WebSocket so far, one of each kind. */
function deliveriesIn(entries: readonly JournalEntry[]): ReadonlyMap<string, Delivery> {
  const kinds = new Map<string, Delivery>();
  for (const entry of entries) {
    if (entry.type !== "frame-sent") continue;
    const { type, payload } = entry.frame as Partial<Delivery>;
    if (type === undefined || payload === undefined) continue;
    const { event, actions, view, ...told } = payload as Told;
    const what = event
      ? [event.type, event.subtype]
      : [told.type, actions?.[0]?.action_id, view?.callback_id];
    kinds.set([type, ...what].filter(Boolean).join(" "), { type, payload });
  }
  return kinds;
}

/** People do each thing once that Slack tells the bot of. */
async function everythingHappens(slack: SlackSimulator): Promise<void> {
  const world = createPeopleWorld(slack);
  const { asked, answer } = await world.askedAndAnswered(ANA, HELP);
  slack.post({ user: BEN, channel: HELP, text: "and a soft close?", thread_ts: asked.ts });
  await finalReply(slack, asked, 2);
  const other = slack.post({ user: ANA, channel: HELP, text: `<@${slack.botUserId}> What is a soft close?` });
  slack.editMessage({ user: ANA, channel: HELP, ts: other.ts, text: `<@${slack.botUserId}> A hard close?` });
  slack.deleteMessage({ user: ANA, channel: HELP, ts: other.ts });
  await world.askedAndAnswered(BEN, slack.openDirectMessage(BEN));
  slack.openHome({ user: ANA });
  slack.openAssistant(ANA);
  await world.click(ANA, answer, "ledger_feedback", thumbOf(answer, "down"));
  await world.dialogOf(ANA);
  await slack.submitView({ user: ANA, values: { reason: "wrong", comment: "no" } });
  const card = await world.cardFor(asked);
  await world.click(BEN, card, "ledger_claim");
  await world.click(BEN, card, "ledger_resolve");
  await world.dialogOf(BEN);
  await slack.submitView({ user: BEN, values: { note: "done" } });
  await slack.runCommand({ user: ANA, channel: HELP, command: "/ledger", text: "how?" });
}

let stamps = 0;
/** Told of anew, so that it is not left out for being known. */
function anew(payload: Delivery["payload"]): Delivery["payload"] {
  stamps += 1;
  const event = payload.event as Readonly<Record<string, unknown>> | undefined;
  const ts = `17${String(stamps).padStart(8, "0")}.000100`;
  return {
    ...payload,
    ...(payload.trigger_id !== undefined && { trigger_id: `trigger.${stamps}` }),
    ...(event && { event_id: `EvAnew${stamps}`, event: { ...event, ...(event.ts !== undefined && { ts }) } }),
  };
}

const AT_ONCE = 40;

/** Returns what was never acknowledged. */
async function deliverSpoiled(relay: SlackRelay, kind: string, { type, payload }: Delivery) {
  const waiting = new Map<string, string>();
  const isSettled = () => {
    for (const id of relay.acknowledged.splice(0)) waiting.delete(id);
    return waiting.size === 0;
  };
  let delivered = 0;
  for (const { what, spoil } of spoilersOf(payload)) {
    waiting.set(relay.deliver(spoil(anew(payload)), type), `${kind}: ${what}`);
    delivered += 1;
    if (waiting.size === AT_ONCE)
      await until(`${[...waiting.values()].join("\n")} are acknowledged`, isSettled);
  }
  await until(`${[...waiting.values()].join("\n")} are acknowledged`, isSettled);
  return delivered;
}

/** As on Slack's page of the event; the bot's answers come at once here, so that nobody can stop one. */
const STOPPED: Delivery = {
  type: "events_api",
  payload: {
    ...{ type: "event_callback", team_id: "T0SIMULATED", api_app_id: "A0LEDGER001", event_id: "EvStopped" },
    event: {
      ...{ type: "agent_session_stopped", channel: HELP, thread_ts: "1782234671.392669", user: ANA },
      ...{ event_ts: "1783536983.783769", streaming_message_ts: ["1782234987.693923"] },
    },
  },
};

const EXPECTED = [
  "events_api app_home_opened",
  "events_api app_mention",
  "events_api message",
  "events_api message message_changed",
  "events_api message message_deleted",
  "interactive block_actions ledger_claim",
  "interactive block_actions ledger_feedback",
  "interactive block_actions ledger_resolve",
  "interactive view_submission ledger_feedback_reason",
  "interactive view_submission ledger_resolution",
  "slash_commands",
];

async function staysWell(
  { slack, relay, channel, faults }: WholeBot,
  kinds: Iterable<readonly [string, Delivery]>,
): Promise<void> {
  const before = faults().length;
  for (const [kind, delivery] of kinds) await deliverSpoiled(relay, kind, delivery);
  const told = faults().slice(before);
  expect(told.filter(({ errorType }) => errorType === "intake")).toEqual([]);
  expect(told.map(({ errorType }) => errorType)).toContain("unreadable_event");
  expect(channel.isConnected()).toBe(true);
  const { answer } = await createPeopleWorld(slack).askedAndAnswered(ANA, HELP);
  expect(answer.text).toBe(HARD_CLOSE);
}

describe("every field of what Slack delivers", { timeout: 300_000 }, () => {
  it("may be wrong in every way: all is acknowledged, nothing fails to be kept, and the next question is answered", async () => {
    const world = await startedWholeBot(database.url);
    await everythingHappens(world.slack);
    const kinds = deliveriesIn(world.entries);
    expect([...kinds.keys()]).toEqual(expect.arrayContaining(EXPECTED));
    await staysWell(world, [...kinds, ["events_api agent_session_stopped", STOPPED]]);
  });

  it("may be wrong where the bot is an assistant, too", async () => {
    const world = await startedWholeBot(database.url, "assistant");
    world.slack.openAssistant(ANA);
    const started = () => deliveriesIn(world.entries).get("events_api assistant_thread_started");
    await until("the thread is told of", () => started() !== undefined);
    await staysWell(world, [["assistant_thread_started", started() ?? STOPPED]]);
  });
});
