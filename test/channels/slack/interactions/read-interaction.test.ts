import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { handleInteraction } from "../../../../src/channels/slack/interactions/handle-interaction.ts";
import type { Interaction } from "../../../../src/channels/slack/interactions/interaction.ts";
import { INTERACTION_HANDLERS } from "../../../../src/channels/slack/interactions/interaction-handlers.ts";
import { readInteraction } from "../../../../src/channels/slack/interactions/read-interaction.ts";
import { startedSimulator, webClient } from "../../../simulators/slack/clients.ts";

const AT = new Date("2026-11-21T12:00:00Z");
const WHO = { user: { id: "U1", team_id: "T1" }, team: { id: "T1" }, trigger_id: "1.2.abc" };
const CLICK = {
  type: "block_actions",
  ...WHO,
  actions: [{ action_id: "vote", value: "up", action_ts: "1.1" }],
};
const SUBMISSION = { type: "view_submission", ...WHO, view: { id: "V1", hash: "1.a", callback_id: "why" } };

describe("what a person did", () => {
  it.each([
    ["a click", CLICK, "block_actions", "vote", "action:1.2.abc"],
    ["a submitted modal", SUBMISSION, "view_submission", "why", "submission:1.2.abc"],
    ["a closed modal", { ...SUBMISSION, type: "view_closed" }, "view_closed", "why", "closing:V1"],
    ["a shortcut", { type: "shortcut", ...WHO, callback_id: "ask" }, "shortcut", "ask", "shortcut:1.2.abc"],
    [
      "a shortcut of a message",
      { type: "message_action", ...WHO, callback_id: "ask" },
      "message_action",
      "ask",
      "shortcut:1.2.abc",
    ],
    [
      "a command",
      { command: "/ledger", text: "how?", trigger_id: "1.2.abc", user_id: "U1", team_id: "T1" },
      "slash_command",
      "/ledger",
      "command:1.2.abc",
    ],
  ])("is known by its kind and name: %s", (_what, payload, kind, name, eventId) => {
    expect(readInteraction(payload, AT)).toMatchObject({
      kind,
      interaction: { name, eventId, by: { id: "U1" }, team: "T1", triggerId: "1.2.abc", at: AT },
    });
  });

  it("is of the person's workspace where the app is installed for a whole organization", () => {
    const read = readInteraction({ ...CLICK, team: null, user: { id: "U1", team_id: "T7" } }, AT);
    expect(read?.interaction.team).toBe("T7");
  });

  it.each([
    ["nothing", undefined],
    ["null", null],
    ["a kind that is not known", { ...CLICK, type: "interactive_message" }],
    ["a kind named as what every object has", { ...CLICK, type: "constructor" }],
    ["a click on nothing", { ...CLICK, actions: [] }],
    ["a click of nobody", { ...CLICK, user: null }],
    ["a click in no workspace", { ...CLICK, team: null, user: { id: "U1" } }],
    ["a modal without a view", { ...SUBMISSION, view: null }],
  ])("is not known where it is %s", (_what, payload) => {
    expect(readInteraction(payload, AT)).toBeUndefined();
  });

  it("is read or not, whatever comes, without throwing", () => {
    const field = fc.oneof(fc.jsonValue(), fc.constantFrom("block_actions", "view_closed", "U1"));
    const payload = fc.record(
      Object.fromEntries(
        Object.entries({ ...SUBMISSION, ...CLICK, callback_id: "x", command: undefined }).map(
          ([key, value]) => [key, fc.oneof({ weight: 4, arbitrary: fc.constant(value) }, field)],
        ),
      ),
    );
    fc.assert(
      fc.property(fc.oneof(payload, fc.jsonValue()), (body) => {
        const read = readInteraction(body, AT);
        if (read) expect(INTERACTION_HANDLERS).toHaveProperty(read.kind);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe("the table of handlers", () => {
  it("gives what a person did to who handles it, and hands back what to answer", async () => {
    const { slack } = await startedSimulator();
    const seen: Interaction[] = [];
    const errors = { response_action: "errors", errors: { why: "Say why." } };
    const handlers = {
      ...INTERACTION_HANDLERS,
      view_submission: new Map([
        [
          "why",
          async (interaction: Interaction) => {
            seen.push(interaction);
            return { response: errors };
          },
        ],
      ]),
    };
    const context = { deliver: async () => {}, client: webClient(slack), emit: () => {} };
    expect(await handleInteraction(SUBMISSION, context, handlers)).toEqual({ response: errors });
    expect(seen).toMatchObject([{ name: "why", payload: { view: { id: "V1" } } }]);
  });
});
