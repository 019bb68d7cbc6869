import type { BlockAction, BlockSuggestion } from "@slack/bolt";
import { expect, it } from "vitest";
import { ANA, BEN, HELP, startedBoltApp, startedSimulator } from "../clients.ts";
import { option, plain, postedBlocks } from "./place-of-blocks.ts";

const SELECT = { type: "external_select", action_id: "fruit", min_query_length: 0 };
const BLOCKS = [{ type: "actions", block_id: "box", elements: [SELECT] }];
const OPTIONS = [option("apple"), option("pear")];

it("a menu with options from outside asks the app, and only what it offers can be chosen", async () => {
  const { slack } = await startedSimulator();
  const asked: BlockSuggestion[] = [];
  const chosen: BlockAction[] = [];
  await startedBoltApp(slack, (app) => {
    app.options<"block_suggestion">(
      { type: "block_suggestion", action_id: "fruit" },
      async ({ options, ack }) => {
        asked.push(options);
        await ack({ options: OPTIONS.filter(({ value }) => value.startsWith(options.value)) });
      },
    );
    app.action<BlockAction>("fruit", async ({ body, ack }) => {
      chosen.push(body);
      await ack();
    });
  });
  const place = await postedBlocks(slack, BLOCKS);
  const all = await slack.suggest({ ...place, action_id: "fruit", value: "" });
  expect(all).toEqual({ type: "options", options: OPTIONS });
  expect(asked[0]).toMatchObject({
    type: "block_suggestion",
    block_id: "box",
    action_id: "fruit",
    value: "",
    api_app_id: "A0LEDGER001",
    team: { id: "T0SIMULATED", domain: "simulated" },
    user: { id: ANA, name: "ana", team_id: "T0SIMULATED" },
    channel: { id: HELP, name: "ledger-help" },
    container: { type: "message", message_ts: place.in.ts, channel_id: HELP, is_ephemeral: false },
  });

  await slack.suggest({ ...place, action_id: "fruit", value: "pe" });
  await slack.act({ ...place, action_id: "fruit", value: "pear" });
  expect(chosen[0]?.actions).toMatchObject([{ type: "external_select", selected_option: option("pear") }]);
  const another = slack.act({ ...place, action_id: "fruit", value: "apple" });
  await expect(another).rejects.toThrow("cannot be entered");
  const bens = slack.act({ ...place, user: BEN, action_id: "fruit", value: "pear" });
  await expect(bens).rejects.toThrow("cannot be entered");
});

it("a menu takes groups of options", async () => {
  const { slack } = await startedSimulator();
  const groups = [{ label: plain("Fruit"), options: OPTIONS }];
  await startedBoltApp(slack, (app) => {
    app.options("fruit", async ({ ack }) => ack({ option_groups: groups } as never));
  });
  const place = await postedBlocks(slack, BLOCKS);
  expect(await slack.suggest({ ...place, action_id: "fruit", value: "" })).toEqual({
    type: "options",
    options: OPTIONS,
    groups,
  });
});

it("a menu asks from three characters on, where it does not say another number", async () => {
  const { slack } = await startedSimulator();
  const asked: string[] = [];
  await startedBoltApp(slack, (app) => {
    app.options("fruit", async ({ options, ack }) => {
      asked.push(options.value);
      await ack({ options: OPTIONS });
    });
  });
  const { min_query_length: _none, ...select } = SELECT;
  const place = await postedBlocks(slack, [{ type: "actions", elements: [select] }]);
  expect(await slack.suggest({ ...place, action_id: "fruit", value: "pe" })).toEqual({
    type: "options",
    options: [],
  });
  await slack.suggest({ ...place, action_id: "fruit", value: "pea" });
  expect(asked).toEqual(["pea"]);
});

it.each([
  ["nothing", undefined],
  ["what is no list", { options: "apple" }],
  ["more than a hundred options", { options: Array.from({ length: 101 }, (_, i) => option(`${i}`)) }],
])("a menu shows a fault where the app answers with %s", async (_what, answer) => {
  const { slack } = await startedSimulator();
  await startedBoltApp(slack, (app) => {
    app.options("fruit", async ({ ack }) => ack(answer as never));
  });
  const place = await postedBlocks(slack, BLOCKS);
  expect(await slack.suggest({ ...place, action_id: "fruit", value: "" })).toMatchObject({ type: "failed" });
});

it("a menu that lists its own options asks nobody", async () => {
  const { slack } = await startedSimulator();
  const place = await postedBlocks(slack, [
    { type: "actions", elements: [{ type: "static_select", action_id: "fruit", options: OPTIONS }] },
  ]);
  await expect(slack.suggest({ ...place, action_id: "fruit", value: "" })).rejects.toThrow("asks no app");
});
