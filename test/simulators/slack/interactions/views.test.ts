import type { BlockAction } from "@slack/bolt";
import type { ModalView } from "@slack/web-api";
import { describe, expect, it } from "vitest";
import { createTurnedClock } from "../../../../src/simulators/clock/turned-clock.ts";
import { ANA, BEN, rawCall, refusalOf, startedSimulator, webClient } from "../clients.ts";
import { appWithTriggers, modal } from "./modal-app.ts";
import { plain } from "./place-of-blocks.ts";

async function openedModal(more: Partial<ModalView> = {}) {
  const { slack } = await startedSimulator();
  const { newTrigger } = await appWithTriggers(slack);
  const { views } = webClient(slack);
  const { view } = await views.open({ trigger_id: await newTrigger(), view: modal("First", more) });
  if (view?.id === undefined) throw new Error("No view came.");
  return { slack, views, newTrigger, view: { ...view, id: view.id } };
}

describe("views.open", () => {
  it("shows the modal to the person who did something", async () => {
    const { slack, view } = await openedModal({ private_metadata: "secret" });
    expect(view).toMatchObject({
      id: expect.stringMatching(/^V[0-9A-Z]{10,}$/),
      team_id: "T0SIMULATED",
      type: "modal",
      title: plain("First"),
      submit: plain("Send"),
      close: null,
      callback_id: "form",
      private_metadata: "secret",
      external_id: "",
      hash: expect.stringMatching(/^\d{10}\.[0-9a-f]{8}$/),
      root_view_id: view.id,
      previous_view_id: null,
      clear_on_close: false,
      notify_on_close: false,
      app_id: "A0LEDGER001",
      bot_id: "B0LEDGER001",
      state: { values: { name: { name: { type: "plain_text_input", value: null } } } },
    });
    expect(slack.viewsOf(ANA)).toEqual([{ view, errors: {} }]);
    expect(slack.viewsOf(BEN)).toEqual([]);
  });

  it("takes each trigger once, for three seconds", async () => {
    const { clock, turn } = createTurnedClock();
    const { slack } = await startedSimulator({ clock });
    const { newTrigger } = await appWithTriggers(slack);
    const open = (trigger_id: string) => webClient(slack).views.open({ trigger_id, view: modal("It") });
    const [first, second, third] = [await newTrigger(), await newTrigger(), await newTrigger()];
    expect(await open(first)).toMatchObject({ ok: true });
    expect(await refusalOf(open(first))).toBe("exchanged_trigger_id");
    turn(3_000);
    expect(await open(second)).toMatchObject({ ok: true });
    turn(1);
    expect(await refusalOf(open(third))).toBe("expired_trigger_id");
    expect(await refusalOf(open("123.456.abc"))).toBe("invalid_trigger_id");
  });

  it("keeps the trigger of a call whose view is refused", async () => {
    const { slack } = await startedSimulator();
    const { newTrigger } = await appWithTriggers(slack);
    const { views } = webClient(slack);
    const trigger_id = await newTrigger();
    const refused = views.open({ trigger_id, view: modal("A title of too many letters") });
    expect(await refusalOf(refused)).toBe("invalid_arguments");
    expect(await views.open({ trigger_id, view: modal("Short") })).toMatchObject({ ok: true });
  });

  it.each<readonly [string, Record<string, unknown>, string, string]>([
    ["a title of 25 characters", { title: plain("x".repeat(25)) }, "invalid_arguments", "/view/title/text"],
    ["no title", { title: undefined }, "invalid_arguments", "title"],
    ["no submit button beside inputs", { submit: undefined }, "invalid_arguments", "submit"],
    [
      "too much metadata",
      { private_metadata: "x".repeat(3_001) },
      "invalid_arguments",
      "/view/private_metadata",
    ],
    ["a home tab", { type: "home", title: undefined, submit: undefined }, "invalid_arguments", "/view/type"],
    [
      "a block that there is none of",
      { blocks: [{ type: "nothing" }] },
      "invalid_arguments",
      "/view/blocks/0",
    ],
    [
      "101 blocks",
      { blocks: Array.from({ length: 101 }, () => ({ type: "divider" })) },
      "invalid_arguments",
      "/view/blocks",
    ],
    ["more than 250 kB", { extra: "x".repeat(250_000) }, "view_too_large", ""],
  ])("refuses %s", async (_what, change, error, place) => {
    const { slack } = await startedSimulator();
    const body = JSON.stringify({ trigger_id: "1.2.a", view: { ...modal("It"), ...change } });
    const { reply } = await rawCall(slack, "views.open", body, "application/json");
    expect(reply).toMatchObject({ ok: false, error });
    expect(JSON.stringify(reply)).toContain(place);
  });

  it.each([
    ["no view", {}, "invalid_arguments"],
    ["a view that is no JSON", { trigger_id: "1.2.a", view: "{" }, "invalid_arguments"],
    ["no trigger", { view: modal("It") }, "invalid_arguments"],
  ])("refuses %s", async (_what, args, error) => {
    const { slack } = await startedSimulator();
    const { reply } = await rawCall(slack, "views.open", JSON.stringify(args), "application/json");
    expect(reply).toMatchObject({ ok: false, error });
  });

  it("takes an external_id once while its view is open", async () => {
    const { views, newTrigger, slack } = await openedModal({ external_id: "mine" });
    const again = views.open({ trigger_id: await newTrigger(), view: modal("It", { external_id: "mine" }) });
    expect(await refusalOf(again)).toBe("duplicate_external_id");
    await slack.closeView({ user: ANA });
    const later = views.open({ trigger_id: await newTrigger(), view: modal("It", { external_id: "mine" }) });
    expect(await later).toMatchObject({ ok: true });
  });

  it("puts its modal in the place of those that are open, and tells nobody that they are closed", async () => {
    const { slack, entries } = await startedSimulator();
    const { newTrigger } = await appWithTriggers(slack);
    const { views } = webClient(slack);
    const open = async (title: string) =>
      views.open({ trigger_id: await newTrigger(), view: modal(title, { notify_on_close: true }) });
    await open("First");
    await open("Second");
    expect(slack.viewsOf(ANA).map(({ view }) => view.title.text)).toEqual(["Second"]);
    expect(JSON.stringify(entries)).not.toContain("view_closed");
  });
});

describe("views.update", () => {
  it("changes the view and keeps what the person has entered where the inputs are the same", async () => {
    const { slack, views, view } = await openedModal();
    const place = { user: ANA, in: { view: view.id } };
    await slack.act({ ...place, action_id: "name", value: "Ana" });
    await slack.act({ ...place, action_id: "note", value: "a note" });
    const seen: string[] = [];
    slack.watch((change) => seen.push(change.type));
    const [name] = modal("It").blocks;
    const { view: updated } = await views.update({
      view_id: view.id,
      view: modal("Second", { blocks: name === undefined ? [] : [name] }),
    });
    expect(updated).toMatchObject({ id: view.id, title: plain("Second") });
    expect(updated?.hash).not.toBe(view.hash);
    expect(slack.viewsOf(ANA)[0]?.view.state.values).toEqual({
      name: { name: { type: "plain_text_input", value: "Ana" } },
    });
    expect(seen).toEqual(["view-updated"]);
  });

  it("finds the view by its external_id, again and again", async () => {
    const { slack, views } = await openedModal({ external_id: "mine" });
    for (const title of ["Second", "Third"]) {
      await views.update({ external_id: "mine", view: modal(title) });
      expect(slack.viewsOf(ANA)[0]?.view.title.text).toBe(title);
    }
  });

  it("keeps the external_id where it gives none", async () => {
    const { slack, views, view } = await openedModal({ external_id: "mine" });
    await views.update({ view_id: view.id, view: modal("Second") });
    expect(slack.viewsOf(ANA)[0]?.view).toMatchObject({ title: plain("Second"), external_id: "mine" });
  });

  it("refuses a view that has changed since, and one that is not there", async () => {
    const { slack, views, view } = await openedModal();
    const hash = view.hash ?? "";
    await views.update({ view_id: view.id, hash, view: modal("Second") });
    const stale = views.update({ view_id: view.id, hash, view: modal("Third") });
    expect(await refusalOf(stale)).toBe("hash_conflict");
    expect(slack.viewsOf(ANA)[0]?.view.title.text).toBe("Second");
    await slack.closeView({ user: ANA });
    for (const which of [{ view_id: view.id }, { view_id: "V0NOTHING" }, { external_id: "none" }]) {
      expect(await refusalOf(views.update({ ...which, view: modal("It") }))).toBe("not_found");
    }
  });
});

describe("views.push", () => {
  const BUTTON = { type: "button" as const, action_id: "more", text: plain("More") };
  const WITH_BUTTON = { blocks: [{ type: "actions" as const, elements: [BUTTON] }] };

  it("puts two more above the first, and no third", async () => {
    const { slack } = await startedSimulator();
    const outcomes: string[] = [];
    const { newTrigger } = await appWithTriggers(slack, (app) => {
      app.action<BlockAction>("more", async ({ body, ack, client }) => {
        const push = client.views.push({ trigger_id: body.trigger_id, view: modal("Above", WITH_BUTTON) });
        outcomes.push(
          await push.then(
            () => "pushed",
            () => refusalOf(push),
          ),
        );
        await ack();
      });
    });
    const client = webClient(slack);
    await client.views.open({ trigger_id: await newTrigger(), view: modal("First", WITH_BUTTON) });
    for (let i = 0; i < 3; i += 1) {
      const top = slack.viewsOf(ANA).at(-1)?.view.id ?? "";
      await slack.act({ user: ANA, in: { view: top }, action_id: "more" });
    }
    expect(outcomes).toEqual(["pushed", "pushed", "push_limit_reached"]);
    const [first, second, third] = slack.viewsOf(ANA).map(({ view }) => view);
    expect(second).toMatchObject({ root_view_id: first?.id, previous_view_id: first?.id });
    expect(third).toMatchObject({ root_view_id: first?.id, previous_view_id: second?.id });
  });

  it("needs a trigger from a modal that is open", async () => {
    const { views, newTrigger } = await openedModal();
    const push = views.push({ trigger_id: await newTrigger(), view: modal("Above") });
    expect(await refusalOf(push)).toBe("not_found");
  });
});
