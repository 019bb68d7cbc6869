import { describe, expect, it } from "vitest";
import type { Inbound } from "../../../../src/channels/inbound.ts";
import { FEEDBACK_VIEW } from "../../../../src/channels/slack/feedback-dialog.ts";
import { handleInteraction } from "../../../../src/channels/slack/interactions/handle-interaction.ts";
import type { LedgerEvent } from "../../../../src/core/events.ts";
import { ANA, HELP, startedSimulator, webClient } from "../../../simulators/slack/clients.ts";
import { startedChannel } from "../started-channel.ts";
import { FEEDBACK_ACTION, FEEDBACK_BLOCK } from "./clickable.ts";

const SOON = { timeout: 10_000 };

async function posted(blocks: readonly unknown[]) {
  const { slack, entries } = await startedSimulator();
  const message = { channel: HELP, text: "An answer", blocks: blocks as never };
  const { ts = "" } = await webClient(slack).chat.postMessage(message);
  return { slack, entries, place: { channel: HELP, ts } };
}

const button = (action_id: string) => [
  {
    type: "actions",
    elements: [{ type: "button", action_id, text: { type: "plain_text", text: "Click" }, value: "5" }],
  },
];

describe("a click", () => {
  it("is acknowledged when it is kept, and not before", async () => {
    const { slack, place } = await posted(FEEDBACK_BLOCK);
    const keeping = Promise.withResolvers<void>();
    const { inbounds } = await startedChannel(slack, () => keeping.promise);
    let isSettled = false;
    const clicked = slack.act({ user: ANA, in: place, action_id: FEEDBACK_ACTION, value: "q_1:up" });
    void clicked.then(() => {
      isSettled = true;
    });
    // Another click that needs no keeping is through meanwhile.
    slack.openHome({ user: ANA });
    await expect.poll(() => slack.homeOf(ANA), SOON).toBeDefined();
    expect(isSettled).toBe(false);
    keeping.resolve();
    expect(await clicked).toMatchObject({ type: "acknowledged" });
    expect(inbounds).toMatchObject([{ kind: "vote", questionId: "q_1", helped: true, by: { id: ANA } }]);
  });

  it("that could not be kept is not acknowledged, so that Slack tells the person", async () => {
    const { slack, place } = await posted(FEEDBACK_BLOCK);
    const { faults } = await startedChannel(slack, async () => {
      throw new Error("no database");
    });
    const outcome = await slack.act({ user: ANA, in: place, action_id: FEEDBACK_ACTION, value: "q_1:up" });
    expect(outcome).toMatchObject({ type: "failed" });
    expect(faults()).toMatchObject([{ errorType: "intake", message: "no database" }]);
  });

  it("on what nobody handles is acknowledged, told, and has no consequence", async () => {
    const { slack, place } = await posted(button("of_another_day"));
    const { faults, inbounds } = await startedChannel(slack);
    const outcome = await slack.act({ user: ANA, in: place, action_id: "of_another_day" });
    expect(outcome).toMatchObject({ type: "acknowledged" });
    expect(faults()).toMatchObject([
      { errorType: "unknown_interaction", message: "Slack sent a block_actions of_another_day" },
    ]);
    expect(inbounds).toEqual([]);
  });
});

describe("what people write into a dialog", () => {
  const dialog = (values: object) => ({
    type: "view_submission",
    ...{ user: { id: ANA }, team: { id: "T1" }, trigger_id: "1.2.abc" },
    view: {
      ...{ id: "V1", callback_id: FEEDBACK_VIEW },
      private_metadata: JSON.stringify({ questionId: "q_1", at: 1_700_000_000_000 }),
      state: { values: { reason: { reason: { selected_option: { value: "wrong" } } }, ...values } },
    },
  });
  const handled = async (payload: unknown) => {
    const { slack } = await startedSimulator();
    const inbounds: Inbound[] = [];
    const events: LedgerEvent[] = [];
    const client = webClient(slack);
    const emit = (event: LedgerEvent) => events.push(event);
    const deliver = async (inbound: Inbound) => void inbounds.push(inbound);
    return { handled: await handleInteraction(payload, { deliver, client, emit }), inbounds, events };
  };

  it.each([
    ["NUL", "day\u0000six", "day\u0001six"],
    ["half a character", "day \ud800 six", "day \ufffd six"],
    ["1,500 characters that Slack counts as one each", "🧾".repeat(1_500), "🧾".repeat(1_500)],
    ["1 MB", "y".repeat(1_000_000), "y".repeat(3_000)],
  ])("is kept where it has %s", async (_what, value, comment) => {
    const { inbounds, events } = await handled(dialog({ comment: { comment: { value } } }));
    expect(inbounds).toMatchObject([{ kind: "vote", questionId: "q_1", reason: "wrong", comment }]);
    expect(events).toEqual([]);
  });

  it.each([
    ["its reason is missing", dialog({ reason: {}, comment: { comment: { value: "x" } } })],
    [
      "what it was opened with is no JSON",
      { ...dialog({}), view: { ...dialog({}).view, private_metadata: "{" } },
    ],
    [
      "its time is none",
      { ...dialog({}), view: { ...dialog({}).view, private_metadata: '{"questionId":"q","at":1e300}' } },
    ],
  ])("is acknowledged and told where %s", async (_what, payload) => {
    const { inbounds, events, handled: answer } = await handled(payload);
    expect(answer).toEqual({});
    expect(inbounds).toEqual([]);
    expect(events).toMatchObject([
      {
        errorType: "unknown_interaction",
        message: "Slack sent a view_submission ledger_feedback_reason that cannot be read",
      },
    ]);
  });
});

describe("a command", () => {
  it("that nobody handles is told, and the person reads what to do instead", async () => {
    const { slack } = await startedSimulator();
    const { faults } = await startedChannel(slack);
    await slack.runCommand({ user: ANA, channel: HELP, command: "/ledger", text: "how?" });
    expect(slack.ephemeralsOf(ANA)).toMatchObject([{ text: expect.stringContaining("direct message") }]);
    expect(faults()).toMatchObject([{ message: "Slack sent a slash_command /ledger" }]);
  });
});
