import type { BlockAction } from "@slack/bolt";
import type { AppHomeOpenedEvent } from "@slack/types";
import type { HomeView } from "@slack/web-api";
import { expect, it } from "vitest";
import { ANA, BEN, rawCall, refusalOf, startedBoltApp, startedSimulator, webClient } from "../clients.ts";
import { plain } from "./place-of-blocks.ts";

const BUTTON = { type: "button" as const, action_id: "again", text: plain("Again"), value: "1" };

function home(text: string): HomeView {
  return {
    type: "home",
    blocks: [
      { type: "section", block_id: "words", text: plain(text) },
      { type: "actions", block_id: "buttons", elements: [BUTTON] },
    ],
  };
}

it("a home that is opened makes the app publish it, and a button in it knows its view", async () => {
  const { slack } = await startedSimulator();
  const opened: AppHomeOpenedEvent[] = [];
  const clicked: BlockAction[] = [];
  await startedBoltApp(slack, (app) => {
    app.event("app_home_opened", async ({ event, client }) => {
      opened.push(event);
      await client.views.publish({ user_id: event.user, view: home("Welcome") });
    });
    app.action<BlockAction>("again", async ({ body, ack, client }) => {
      clicked.push(body);
      await ack();
      await client.views.update({ view_id: body.view?.id ?? "", view: home("Again") });
    });
  });
  const wordsOf = () => JSON.stringify(slack.homeOf(ANA)?.blocks);

  slack.openHome({ user: ANA });
  await expect.poll(wordsOf).toContain("Welcome");
  expect(opened).toMatchObject([{ user: ANA, tab: "home", channel: expect.stringMatching(/^D/) }]);
  expect(opened[0]).not.toHaveProperty("view");
  expect(slack.homeOf(BEN)).toBeUndefined();

  const view = slack.homeOf(ANA);
  await slack.act({ user: ANA, in: { view: view?.id ?? "" }, action_id: "again" });
  expect(clicked).toMatchObject([
    {
      container: { type: "view", view_id: view?.id },
      view: { id: view?.id, type: "home", root_view_id: view?.id, previous_view_id: null },
      actions: [{ action_id: "again", value: "1" }],
    },
  ]);
  expect(clicked[0]).not.toHaveProperty("channel");
  expect(clicked[0]).not.toHaveProperty("response_url");
  await expect.poll(wordsOf).toContain("Again");

  slack.openHome({ user: ANA });
  await expect.poll(() => opened).toHaveLength(2);
  expect(opened[1]?.view).toMatchObject({ id: view?.id, type: "home" });
});

it("the messages tab is told without the view", async () => {
  const { slack } = await startedSimulator();
  const opened: unknown[] = [];
  await startedBoltApp(slack, (app) => {
    app.event("app_home_opened", async ({ event }) => void opened.push(event));
  });
  await webClient(slack).views.publish({ user_id: ANA, view: home("Welcome") });
  slack.openHome({ user: ANA, tab: "messages" });
  await expect.poll(() => opened).toMatchObject([{ type: "app_home_opened", user: ANA, tab: "messages" }]);
  expect(opened[0]).not.toHaveProperty("view");
});

it("views.publish keeps the view's id, and refuses a stale hash, a modal and who is no person", async () => {
  const { slack } = await startedSimulator();
  const { views } = webClient(slack);
  const first = await views.publish({ user_id: ANA, view: home("1") });
  const hash = first.view?.hash ?? "";
  const second = await views.publish({ user_id: ANA, hash, view: home("2") });
  expect(second.view).toMatchObject({ id: first.view?.id, type: "home", close: null, submit: null });
  expect(await refusalOf(views.publish({ user_id: ANA, hash, view: home("3") }))).toBe("hash_conflict");
  const nobody = views.publish({ user_id: "U0NOBODY", view: home("1") });
  await expect(nobody).rejects.toMatchObject({
    data: { error: "invalid_arguments", response_metadata: { messages: ["[ERROR] invalid `user_id`"] } },
  });
  expect(await refusalOf(views.publish({ user_id: slack.botUserId, view: home("1") }))).toBe(
    "invalid_arguments",
  );
  const modal = JSON.stringify({ user_id: ANA, view: { ...home("1"), type: "modal", title: plain("It") } });
  const { reply } = await rawCall(slack, "views.publish", modal, "application/json");
  expect(reply).toMatchObject({ ok: false, error: "invalid_arguments" });
});
