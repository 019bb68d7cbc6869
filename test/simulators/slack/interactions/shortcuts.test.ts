import type { GlobalShortcut, MessageShortcut } from "@slack/bolt";
import { expect, it } from "vitest";
import { DEFAULT_SEED } from "../../../../src/simulators/slack/seed/default-seed.ts";
import type { SlackSeed } from "../../../../src/simulators/slack/seed/seed.ts";
import { ANA, BEN, HELP, PRIVATE, startedBoltApp, startedSimulator } from "../clients.ts";

const SEED: SlackSeed = {
  ...DEFAULT_SEED,
  apps: DEFAULT_SEED.apps.map((app) => ({
    ...app,
    shortcuts: [
      { callbackId: "ask", name: "Ask", type: "global" },
      { callbackId: "save", name: "Save", type: "message" },
    ],
  })),
};

const COMMON = {
  token: "simulated-verification-A0LEDGER001",
  team: { id: "T0SIMULATED", domain: "simulated" },
  user: { id: ANA, username: "ana", team_id: "T0SIMULATED" },
  action_ts: expect.stringMatching(/^\d{10}\.\d{6}$/),
  trigger_id: expect.stringMatching(/^\d+\.\d+\.[0-9a-f]{32}$/),
  is_enterprise_install: false,
};

it("a global shortcut reaches the app, without a place to answer in", async () => {
  const { slack } = await startedSimulator({ seed: SEED });
  const heard: GlobalShortcut[] = [];
  await startedBoltApp(slack, (app) => {
    app.shortcut<GlobalShortcut>({ type: "shortcut", callback_id: "ask" }, async ({ shortcut, ack }) => {
      heard.push(shortcut);
      await ack();
    });
  });
  expect(await slack.runShortcut({ user: ANA, callback_id: "ask" })).toEqual({ type: "acknowledged" });
  expect(heard).toMatchObject([{ type: "shortcut", callback_id: "ask", ...COMMON }]);
  expect(heard[0]).not.toHaveProperty("channel");
  expect(heard[0]).not.toHaveProperty("response_url");
});

it("a message shortcut tells the message, and its answer leaves that as it is", async () => {
  const { slack } = await startedSimulator({ seed: SEED });
  const heard: MessageShortcut[] = [];
  await startedBoltApp(slack, (app) => {
    app.shortcut<MessageShortcut>("save", async ({ shortcut, ack, respond }) => {
      heard.push(shortcut);
      await ack();
      await respond({ text: "Saved.", replace_original: true });
    });
  });
  const { ts } = slack.post({ user: BEN, channel: HELP, text: "By tag." });
  await slack.runShortcut({ user: ANA, callback_id: "save", message: { channel: HELP, ts } });
  expect(heard).toMatchObject([
    {
      type: "message_action",
      callback_id: "save",
      ...COMMON,
      message_ts: ts,
      message: { type: "message", user: BEN, ts, text: "By tag." },
      channel: { id: HELP, name: "ledger-help" },
      response_url: expect.stringContaining("/app/T0SIMULATED/"),
    },
  ]);
  await expect.poll(() => slack.ephemeralsOf(ANA)).toMatchObject([{ text: "Saved." }]);
  expect(slack.thread(HELP, ts)).toMatchObject([{ text: "By tag." }]);
});

it("only what is offered can be run", async () => {
  const { slack } = await startedSimulator({ seed: SEED });
  expect(slack.shortcutsOf(ANA)).toEqual([
    { callback_id: "ask", name: "Ask", type: "global", app: "A0LEDGER001" },
    { callback_id: "save", name: "Save", type: "message", app: "A0LEDGER001" },
  ]);
  expect(await slack.runShortcut({ user: ANA, callback_id: "ask" })).toMatchObject({ type: "failed" });
  await expect(slack.runShortcut({ user: ANA, callback_id: "save" })).rejects.toThrow("No global shortcut");
  const { ts } = slack.post({ user: ANA, channel: PRIVATE, text: "secret" });
  const bens = { user: BEN, callback_id: "save", message: { channel: PRIVATE, ts } };
  await expect(slack.runShortcut(bens)).rejects.toThrow("not in the channel");
});
