import type { BlockAction } from "@slack/bolt";
import { describe, expect, it } from "vitest";
import { createTurnedClock } from "../../../../src/simulators/clock/turned-clock.ts";
import type { Entry } from "../../../../src/simulators/slack/people/interactions-door.ts";
import type { SlackSimulator } from "../../../../src/simulators/slack/simulator.ts";
import { ANA, BEN, HELP, startedBoltApp, startedSimulator, webClient } from "../clients.ts";
import { option, plain, postedBlocks } from "./place-of-blocks.ts";

/** An app that acknowledges all actions, and what it heard. */
async function hearingApp(slack: SlackSimulator): Promise<BlockAction[]> {
  const heard: BlockAction[] = [];
  await startedBoltApp(slack, (app) => {
    app.action<BlockAction>(/./, async ({ body, ack }) => {
      heard.push(body);
      await ack();
    });
  });
  return heard;
}

const OPTIONS = [option("apple"), option("pear")];
const [APPLE, PEAR] = OPTIONS;
const RICH = {
  type: "rich_text",
  block_id: expect.any(String),
  elements: [{ type: "rich_text_section", elements: [{ type: "text", text: "hello" }] }],
};

const BUTTON = { type: "button", action_id: "it", text: plain("Vote"), value: "yes", style: "primary" };

interface Case {
  readonly element: Record<string, unknown>;
  readonly value?: Entry;
  /** What the action says besides type, ids and action_ts. */
  readonly action: Record<string, unknown>;
}

const CASES: Readonly<Record<string, Case>> = {
  button: { element: BUTTON, action: { value: "yes", style: "primary", text: plain("Vote") } },
  "button with a url": {
    element: { ...BUTTON, url: "https://example.com" },
    action: { value: "yes", url: "https://example.com" },
  },
  static_select: { element: { options: OPTIONS }, value: "pear", action: { selected_option: PEAR } },
  "static_select with groups": {
    element: { type: "static_select", option_groups: [{ label: plain("Fruit"), options: OPTIONS }] },
    value: "pear",
    action: { selected_option: PEAR },
  },
  multi_static_select: {
    element: { options: OPTIONS, initial_options: [APPLE] },
    value: ["apple", "pear"],
    action: { selected_options: OPTIONS, initial_options: [APPLE] },
  },
  users_select: { element: {}, value: BEN, action: { selected_user: BEN } },
  multi_users_select: { element: {}, value: [ANA, BEN], action: { selected_users: [ANA, BEN] } },
  channels_select: { element: {}, value: HELP, action: { selected_channel: HELP } },
  multi_channels_select: { element: {}, value: [HELP], action: { selected_channels: [HELP] } },
  conversations_select: { element: {}, value: HELP, action: { selected_conversation: HELP } },
  multi_conversations_select: { element: {}, value: [HELP], action: { selected_conversations: [HELP] } },
  overflow: { element: { options: OPTIONS }, value: "apple", action: { selected_option: APPLE } },
  radio_buttons: { element: { options: OPTIONS }, value: "apple", action: { selected_option: APPLE } },
  checkboxes: { element: { options: OPTIONS }, value: ["pear"], action: { selected_options: [PEAR] } },
  "checkboxes with none": {
    element: { type: "checkboxes", options: OPTIONS, initial_options: OPTIONS },
    value: [],
    action: { selected_options: [] },
  },
  datepicker: { element: {}, value: "2026-01-31", action: { selected_date: "2026-01-31" } },
  "datepicker that is emptied": {
    element: { type: "datepicker", initial_date: "2026-01-01" },
    value: null,
    action: { selected_date: null, initial_date: "2026-01-01" },
  },
  timepicker: { element: {}, value: "09:30", action: { selected_time: "09:30" } },
  datetimepicker: { element: {}, value: 1_700_000_000, action: { selected_date_time: 1_700_000_000 } },
};

describe("a person's action reaches the app", () => {
  it.each(Object.entries(CASES))("from a %s", async (name, { element, value, action }) => {
    const { slack } = await startedSimulator();
    const heard = await hearingApp(slack);
    const whole = { type: name, action_id: "it", ...element };
    const place = await postedBlocks(slack, [{ type: "actions", block_id: "box", elements: [whole] }]);
    const outcome = await slack.act({ ...place, action_id: "it", ...(value !== undefined && { value }) });

    expect(outcome).toEqual({ type: "acknowledged" });
    expect(heard[0]?.actions).toMatchObject([
      {
        type: whole.type,
        action_id: "it",
        block_id: "box",
        action_ts: expect.stringMatching(/^\d{10}\.\d{6}$/),
        ...action,
      },
    ]);
  });

  it("from the accessory of a section", async () => {
    const { slack } = await startedSimulator();
    const heard = await hearingApp(slack);
    const place = await postedBlocks(slack, [{ type: "section", text: plain("Vote?"), accessory: BUTTON }]);
    await slack.act({ ...place, action_id: "it" });
    expect(heard[0]?.actions).toMatchObject([{ type: "button", block_id: expect.stringMatching(/^.{3,}$/) }]);
  });

  it.each([
    ["plain_text_input", "hello", { value: "hello" }],
    ["email_text_input", "a@example.com", { value: "a@example.com" }],
    ["url_text_input", "https://example.com", { value: "https://example.com" }],
    ["number_input", "7", { value: "7" }],
    ["rich_text_input", "hello", { rich_text_value: RICH }],
  ])("from a %s with dispatch_action, and only so", async (type, value, action) => {
    const { slack } = await startedSimulator();
    const heard = await hearingApp(slack);
    const element = { type, action_id: "it", ...(type === "number_input" && { is_decimal_allowed: false }) };
    const input = (block_id: string, dispatch: boolean) => {
      return { type: "input", block_id, label: plain("It"), dispatch_action: dispatch, element };
    };
    const place = await postedBlocks(slack, [input("told", true), input("kept", false)]);
    const enter = (block_id: string) => slack.act({ ...place, block_id, action_id: "it", value });
    expect(await enter("kept")).toEqual({ type: "kept" });
    expect(await enter("told")).toEqual({ type: "acknowledged" });
    expect(heard).toHaveLength(1);
    expect(heard[0]?.actions).toMatchObject([{ type, block_id: "told", ...action }]);
    // What was kept comes along with the next action.
    expect(heard[0]?.state?.values.kept?.it).toMatchObject({ type, ...action });
  });

  it("from feedback buttons and an icon button", async () => {
    const { slack } = await startedSimulator();
    const heard = await hearingApp(slack);
    const feedback = {
      type: "feedback_buttons",
      action_id: "feedback",
      positive_button: { text: plain("Good"), value: "up" },
      negative_button: { text: plain("Bad"), value: "down" },
    };
    const icon = {
      type: "icon_button",
      action_id: "delete",
      icon: "trash",
      text: plain("Delete"),
      value: "x",
    };
    const place = await postedBlocks(slack, [{ type: "context_actions", elements: [feedback, icon] }]);
    await slack.act({ ...place, action_id: "feedback", value: "down" });
    await slack.act({ ...place, action_id: "delete" });
    expect(heard.map(({ actions }) => actions[0])).toMatchObject([
      { type: "feedback_buttons", value: "down", text: plain("Bad") },
      { type: "icon_button", value: "x", icon: "trash", text: plain("Delete") },
    ]);
    await expect(slack.act({ ...place, action_id: "feedback", value: "sideways" })).rejects.toThrow(
      "sideways",
    );
  });
});

describe("the payload of block_actions", () => {
  const BLOCKS = [{ type: "actions", block_id: "box", elements: [BUTTON] }];

  it("tells who, where, in which message, and where to answer", async () => {
    const { slack } = await startedSimulator();
    const heard = await hearingApp(slack);
    const place = await postedBlocks(slack, BLOCKS);
    await slack.act({ ...place, action_id: "it" });
    expect(heard[0]).toMatchObject({
      type: "block_actions",
      api_app_id: "A0LEDGER001",
      token: "simulated-verification-A0LEDGER001",
      user: { id: ANA, username: "ana", name: "ana", team_id: "T0SIMULATED" },
      team: { id: "T0SIMULATED", domain: "simulated" },
      enterprise: null,
      is_enterprise_install: false,
      container: { type: "message", message_ts: place.in.ts, channel_id: HELP, is_ephemeral: false },
      channel: { id: HELP, name: "ledger-help" },
      message: { type: "message", ts: place.in.ts, text: "Choose", bot_id: "B0LEDGER001", blocks: BLOCKS },
      state: { values: {} },
      response_url: expect.stringContaining("/actions/T0SIMULATED/"),
      trigger_id: expect.stringMatching(/^\d+\.\d+\.[0-9a-f]{32}$/),
    });
  });

  it("names the thread, and leaves an ephemeral message out", async () => {
    const { slack } = await startedSimulator();
    const heard = await hearingApp(slack);
    const client = webClient(slack);
    const { ts: thread_ts } = slack.post({ user: ANA, channel: HELP, text: "a thread" });
    const message = { channel: HELP, thread_ts, text: "Vote", blocks: BLOCKS as never };
    const { ts = "" } = await client.chat.postMessage(message);
    const { message_ts = "" } = await client.chat.postEphemeral({ ...message, user: ANA });
    await slack.act({ user: ANA, in: { channel: HELP, ts }, action_id: "it" });
    await slack.act({ user: ANA, in: { channel: HELP, ts: message_ts }, action_id: "it" });
    expect(heard[0]?.container).toEqual({
      type: "message",
      message_ts: ts,
      channel_id: HELP,
      is_ephemeral: false,
      thread_ts,
    });
    expect(heard[1]?.container).toMatchObject({ is_ephemeral: true, message_ts });
    expect(heard[1]).not.toHaveProperty("message");
  });

  it("has what this person has chosen in the message, and nobody else", async () => {
    const { slack } = await startedSimulator();
    const heard = await hearingApp(slack);
    const select = { type: "static_select", action_id: "fruit", options: OPTIONS };
    const date = { type: "datepicker", action_id: "day", initial_date: "2026-01-01" };
    const place = await postedBlocks(slack, [
      { type: "actions", block_id: "box", elements: [select, date, BUTTON] },
    ]);
    await slack.act({ ...place, action_id: "fruit", value: "pear" });
    await slack.act({ ...place, action_id: "it" });
    await slack.act({ ...place, user: BEN, action_id: "it" });
    const day = { type: "datepicker", selected_date: "2026-01-01" };
    expect(heard.map(({ state }) => state?.values.box)).toEqual([
      { fruit: { type: "static_select", selected_option: PEAR }, day },
      { fruit: { type: "static_select", selected_option: PEAR }, day },
      { fruit: { type: "static_select", selected_option: null }, day },
    ]);
    expect(slack.enteredIn(ANA, place.in)).toEqual(heard[1]?.state?.values);
  });
});

describe("an action that cannot be", () => {
  it("fails for the person where the app says nothing, or nobody is there", async () => {
    const { clock, turn } = createTurnedClock();
    const { slack } = await startedSimulator({ clock });
    const place = await postedBlocks(slack, [{ type: "actions", elements: [BUTTON] }]);
    expect(await slack.act({ ...place, action_id: "it" })).toMatchObject({ type: "failed" });
    const reached = Promise.withResolvers<void>();
    await startedBoltApp(slack, (app) => {
      app.action("it", async () => reached.resolve());
    });
    const outcome = slack.act({ ...place, action_id: "it" });
    await reached.promise;
    turn(3_000);
    expect(await outcome).toEqual({
      type: "failed",
      words: "Operation timed out. Apps need to respond within 3 seconds.",
    });
  });

  it("is the caller's mistake where no person could do it", async () => {
    const { slack, entries } = await startedSimulator();
    await hearingApp(slack);
    const place = await postedBlocks(slack, [
      {
        type: "actions",
        block_id: "one",
        elements: [
          { type: "static_select", action_id: "fruit", options: OPTIONS },
          { type: "datepicker", action_id: "day" },
          { type: "timepicker", action_id: "time" },
          { type: "multi_users_select", action_id: "few", max_selected_items: 1 },
        ],
      },
      { type: "actions", block_id: "two", elements: [{ type: "datepicker", action_id: "day" }] },
    ]);
    const mistakes: readonly (readonly [string, Entry, string])[] = [
      ["nothing", "x", "No element nothing"],
      ["fruit", "plum", '"plum" cannot be entered in the static_select fruit'],
      ["fruit", ["pear"], "cannot be entered"],
      ["day", "2026-01-31", "name the block_id"],
      ["time", "25:00", "cannot be entered"],
      ["few", [ANA, BEN], "cannot be entered"],
    ];
    for (const [action_id, value, words] of mistakes) {
      await expect(slack.act({ ...place, action_id, value })).rejects.toThrow(words);
    }
    const elsewhere = { ...place, in: { channel: HELP, ts: "1500000000.000100" } };
    await expect(slack.act({ ...elsewhere, action_id: "it" })).rejects.toThrow("No message");
    const own = { user: ANA, in: slack.post({ user: ANA, channel: HELP, text: "mine" }) };
    await expect(slack.act({ ...own, action_id: "it" })).rejects.toThrow("of no app");
    await expect(slack.act({ user: ANA, in: { view: "V0NOTHING" }, action_id: "it" })).rejects.toThrow(
      "no view",
    );
    expect(JSON.stringify(entries)).not.toContain("block_actions");
  });

  it("is one in another person's ephemeral message", async () => {
    const { slack } = await startedSimulator();
    const blocks = [{ type: "actions", elements: [BUTTON] }] as never;
    const { message_ts: ts = "" } = await webClient(slack).chat.postEphemeral({
      channel: HELP,
      user: ANA,
      text: "Vote",
      blocks,
    });
    const click = { in: { channel: HELP, ts }, action_id: "it" };
    await expect(slack.act({ ...click, user: BEN })).rejects.toThrow("No message");
    expect(slack.ephemeralsOf(BEN)).toEqual([]);
  });
});
