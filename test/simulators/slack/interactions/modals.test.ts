import type { ViewClosedAction, ViewResponseAction, ViewSubmitAction } from "@slack/bolt";
import type { ModalView } from "@slack/web-api";
import { describe, expect, it } from "vitest";
import { createTurnedClock } from "../../../../src/simulators/clock/turned-clock.ts";
import type { SlackSimulatorOptions } from "../../../../src/simulators/slack/simulator.ts";
import { ANA, BEN, HELP, startedSimulator, webClient } from "../clients.ts";
import { appWithTriggers, modal } from "./modal-app.ts";
import { option, plain } from "./place-of-blocks.ts";

interface Given extends SlackSimulatorOptions {
  readonly view?: ModalView;
  /** What the app answers to a submission; `silent` is nothing at all. */
  readonly answer?: ViewResponseAction | "silent" | Record<string, unknown>;
}

/** A modal that is open for Ana, and an app that answers its submission. */
async function openModal({ view = modal("First"), answer, ...options }: Given = {}) {
  const { slack } = await startedSimulator(options);
  const submitted: ViewSubmitAction[] = [];
  const closed: ViewClosedAction[] = [];
  const { newTrigger } = await appWithTriggers(slack, (app) => {
    app.view<ViewSubmitAction>("form", async ({ body, ack }) => {
      submitted.push(body);
      if (answer !== "silent") await ack(answer as ViewResponseAction | undefined);
    });
    app.view<ViewClosedAction>({ type: "view_closed", callback_id: "form" }, async ({ body, ack }) => {
      closed.push(body);
      await ack();
    });
  });
  await webClient(slack).views.open({ trigger_id: await newTrigger(), view });
  const titles = () => slack.viewsOf(ANA).map((open) => open.view.title.text);
  return { slack, submitted, closed, titles };
}

const SUBMISSION = { user: ANA, values: { name: "Ana" } };

describe("submitting a modal", () => {
  it("brings what the person entered to the app, and closes it", async () => {
    const { slack, submitted, titles } = await openModal();
    const before = slack.viewsOf(ANA)[0]?.view;
    expect(await slack.submitView(SUBMISSION)).toEqual({ type: "acknowledged" });
    expect(submitted).toEqual([
      {
        type: "view_submission",
        token: "simulated-verification-A0LEDGER001",
        team: { id: "T0SIMULATED", domain: "simulated" },
        user: { id: ANA, username: "ana", name: "ana", team_id: "T0SIMULATED" },
        enterprise: null,
        is_enterprise_install: false,
        api_app_id: "A0LEDGER001",
        trigger_id: expect.stringMatching(/^\d+\.\d+\.[0-9a-f]{32}$/),
        view: {
          ...before,
          state: {
            values: {
              name: { name: { type: "plain_text_input", value: "Ana" } },
              note: { note: { type: "plain_text_input", value: null } },
            },
          },
        },
        response_urls: [],
      },
    ]);
    expect(titles()).toEqual([]);
  });

  it("has the values of every kind of element that holds one", async () => {
    const element = (type: string, more: Record<string, unknown> = {}) => {
      return {
        type: "input",
        optional: true,
        block_id: type,
        label: plain("x"),
        element: { type, action_id: "it", ...more },
      };
    };
    const options = [option("a"), option("b")];
    const blocks = [
      element("static_select", { options }),
      element("multi_static_select", { options, initial_options: [option("b")] }),
      element("checkboxes", { options }),
      element("radio_buttons", { options, initial_option: option("a") }),
      element("users_select"),
      element("multi_conversations_select"),
      element("datepicker"),
      element("timepicker", { initial_time: "09:30" }),
      element("datetimepicker"),
      element("rich_text_input"),
      element("file_input"),
    ] as never;
    const { slack, submitted } = await openModal({ view: modal("All", { blocks }) });
    const place = { user: ANA, in: { view: slack.viewsOf(ANA)[0]?.view.id ?? "" }, action_id: "it" };
    await slack.act({ ...place, block_id: "static_select", value: "b" });
    await slack.act({ ...place, block_id: "users_select", value: BEN });
    await slack.act({ ...place, block_id: "datetimepicker", value: 1_700_000_000 });
    await slack.submitView({ user: ANA });
    const values = Object.values(submitted[0]?.view.state.values ?? {}).map(({ it }) => it);
    expect(values).toEqual([
      { type: "static_select", selected_option: option("b") },
      { type: "multi_static_select", selected_options: [option("b")] },
      { type: "checkboxes", selected_options: [] },
      { type: "radio_buttons", selected_option: option("a") },
      { type: "users_select", selected_user: BEN },
      { type: "multi_conversations_select", selected_conversations: [] },
      { type: "datepicker", selected_date: null },
      { type: "timepicker", selected_time: "09:30" },
      { type: "datetimepicker", selected_date_time: 1_700_000_000 },
      { type: "rich_text_input" },
      { type: "file_input", files: [] },
    ]);
  });

  it("tells all of each file of a file input", async () => {
    const element = { type: "file_input" as const, action_id: "files" };
    const blocks = [{ type: "input" as const, block_id: "files", label: plain("Files"), element }];
    const { slack, submitted } = await openModal({ view: modal("Upload", { blocks }) });
    const id = slack.uploadForInput(ANA, { name: "notes.txt", text: "By tag." });
    await slack.submitView({ user: ANA, values: { files: [id] } });
    expect(submitted[0]?.view.state.values.files?.files).toMatchObject({
      type: "file_input",
      files: [{ id, name: "notes.txt", user: ANA, url_private: expect.stringContaining("http://127.0.0.1") }],
    });
    await expect(slack.submitView({ user: ANA, values: { files: ["F0NOTHING"] } })).rejects.toThrow();
  });

  it("stays with the person where Slack's client finds faults, and the app hears nothing", async () => {
    const inputs = [
      ["plain_text_input", { min_length: 3 }, "ab", "Please enter at least 3 characters."],
      ["plain_text_input", { max_length: 3 }, "abcd", "Please enter at most 3 characters."],
      ["number_input", { is_decimal_allowed: false }, "1.5", "Please enter a whole number."],
      [
        "number_input",
        { is_decimal_allowed: true, min_value: "2" },
        "1.5",
        "Please enter a number of at least 2.",
      ],
      [
        "number_input",
        { is_decimal_allowed: true, max_value: "1" },
        "1.5",
        "Please enter a number of at most 1.",
      ],
      ["number_input", { is_decimal_allowed: true }, "one", "Please enter a number."],
      ["email_text_input", {}, "nobody", "Please enter a valid email address."],
      ["url_text_input", {}, "nowhere", "Please enter a valid URL."],
      ["datepicker", {}, null, "Please complete this required field."],
    ] as const;
    const blocks = inputs.map(([type, more], index) => {
      const element = { type, action_id: `it${index}`, ...more };
      return { type: "input", block_id: `b${index}`, label: plain("x"), element };
    }) as never;
    const { slack, submitted, titles } = await openModal({ view: modal("Faults", { blocks }) });
    const values = Object.fromEntries(inputs.map(([, , value], index) => [`it${index}`, value]));
    const errors = Object.fromEntries(inputs.map(([, , , words], index) => [`b${index}`, words]));
    expect(await slack.submitView({ user: ANA, values })).toEqual({ type: "errors", errors });
    expect(slack.viewsOf(ANA)[0]?.errors).toEqual(errors);
    expect(titles()).toEqual(["Faults"]);
    expect(submitted).toEqual([]);
  });

  it("shows the errors that the app answers with, until it is changed", async () => {
    const errors = { name: "No such name" };
    const { slack, titles } = await openModal({ answer: { response_action: "errors", errors } });
    const told: unknown[] = [];
    slack.watch((change) => change.type === "view-errors" && told.push(change.errors));
    expect(await slack.submitView(SUBMISSION)).toEqual({ type: "errors", errors });
    expect(slack.viewsOf(ANA)).toMatchObject([{ errors }]);
    expect(told).toEqual([errors]);
    expect(titles()).toEqual(["First"]);
    const { id } = slack.viewsOf(ANA)[0]?.view ?? { id: "" };
    await webClient(slack).views.update({ view_id: id, view: modal("Second") });
    expect(slack.viewsOf(ANA)).toMatchObject([{ errors: {} }]);
  });

  it("is answered with another view in its place, or above it, or with all closed", async () => {
    const update = await openModal({ answer: { response_action: "update", view: modal("Second") } });
    await update.slack.submitView(SUBMISSION);
    expect(update.titles()).toEqual(["Second"]);

    const push = await openModal({ answer: { response_action: "push", view: modal("Above") } });
    await push.slack.submitView(SUBMISSION);
    await push.slack.submitView(SUBMISSION);
    expect(push.titles()).toEqual(["First", "Above", "Above"]);
    const trouble = { type: "failed", words: "We had some trouble connecting. Try again?" };
    expect(await push.slack.submitView(SUBMISSION)).toEqual(trouble);

    const clear = await openModal({ answer: { response_action: "clear" } });
    await clear.slack.submitView(SUBMISSION);
    expect(clear.titles()).toEqual([]);
  });

  it("returns to the modal below where the uppermost is submitted", async () => {
    const answers: (ViewResponseAction | undefined)[] = [
      { response_action: "push", view: modal("Above") },
      undefined,
    ];
    const { slack } = await startedSimulator();
    const { newTrigger } = await appWithTriggers(slack, (app) => {
      app.view("form", async ({ ack }) => ack(answers.shift()));
    });
    await webClient(slack).views.open({ trigger_id: await newTrigger(), view: modal("First") });
    await slack.submitView(SUBMISSION);
    await slack.submitView(SUBMISSION);
    expect(slack.viewsOf(ANA).map(({ view }) => view.title.text)).toEqual(["First"]);
  });

  it.each([
    ["an answer that is none", { ok: true }],
    ["errors for a block that is not there", { response_action: "errors", errors: { nowhere: "x" } }],
    ["a view that Slack refuses", { response_action: "update", view: modal("x".repeat(25)) }],
  ])("tells of trouble, and keeps the modal, after %s", async (_what, answer) => {
    const { slack, titles } = await openModal({ answer });
    expect(await slack.submitView(SUBMISSION)).toEqual({
      type: "failed",
      words: "We had some trouble connecting. Try again?",
    });
    expect(titles()).toEqual(["First"]);
  });

  it("tells of trouble where the app says nothing for three seconds", async () => {
    const { clock, turn } = createTurnedClock();
    const { slack, submitted, titles } = await openModal({ clock, answer: "silent" });
    const outcome = slack.submitView(SUBMISSION);
    await expect.poll(() => submitted).toHaveLength(1);
    turn(3_000);
    expect(await outcome).toMatchObject({ type: "failed" });
    expect(titles()).toEqual(["First"]);
  });

  it("gives an URL for the conversation that was chosen with response_url_enabled", async () => {
    const element = {
      type: "conversations_select" as const,
      action_id: "where",
      response_url_enabled: true,
    };
    const blocks = [{ type: "input" as const, block_id: "to", label: plain("To"), element }];
    const { slack, submitted } = await openModal({ view: modal("Send", { blocks }) });
    await slack.submitView({ user: ANA, values: { where: HELP } });
    const [url] = submitted[0]?.response_urls ?? [];
    expect(url).toMatchObject({ block_id: "to", action_id: "where", channel_id: HELP });
    await fetch(url?.response_url ?? "", {
      method: "POST",
      body: JSON.stringify({ text: "Sent", response_type: "in_channel" }),
    });
    expect(slack.history(HELP)).toMatchObject([{ text: "Sent" }]);
  });

  it("is the caller's mistake where there is no such modal, input or submit button", async () => {
    const { slack } = await openModal({ view: modal("Only text", { submit: plain("Go"), blocks: [] }) });
    await expect(slack.submitView({ user: BEN })).rejects.toThrow("no modal");
    await expect(slack.submitView({ ...SUBMISSION, view: "V0NOTHING" })).rejects.toThrow("no modal");
    await expect(slack.submitView({ user: ANA, values: { nothing: "x" } })).rejects.toThrow("No element");
    const { id } = slack.viewsOf(ANA)[0]?.view ?? { id: "" };
    const { submit: _none, ...view } = modal("Only text", { blocks: [] });
    await webClient(slack).views.update({ view_id: id, view });
    await expect(slack.submitView({ user: ANA })).rejects.toThrow("no submit button");
  });
});

describe("closing a modal", () => {
  it("is told to the app that asked for it", async () => {
    const { slack, closed, titles } = await openModal({ view: modal("First", { notify_on_close: true }) });
    await slack.closeView({ user: ANA });
    expect(titles()).toEqual([]);
    expect(closed).toMatchObject([
      {
        type: "view_closed",
        user: { id: ANA, name: "ana" },
        team: { id: "T0SIMULATED" },
        api_app_id: "A0LEDGER001",
        view: { title: plain("First") },
        is_cleared: false,
      },
    ]);
    expect(closed[0]).not.toHaveProperty("trigger_id");
  });

  it("is not told otherwise", async () => {
    const { slack, closed } = await openModal();
    await slack.closeView({ user: ANA });
    expect(closed).toEqual([]);
    await expect(slack.closeView({ user: ANA })).rejects.toThrow("no modal");
  });

  it.each([
    ["with clear_on_close", { clear_on_close: true }, {}],
    ["with the cross in its corner", {}, { all: true }],
  ])("closes the whole stack %s, and says so", async (_how, flags, closing) => {
    const above = modal("Above", { notify_on_close: true, ...flags });
    const view = modal("First", { notify_on_close: true });
    const { slack, closed, titles } = await openModal({
      view,
      answer: { response_action: "push", view: above },
    });
    await slack.submitView(SUBMISSION);
    expect(titles()).toEqual(["First", "Above"]);
    await slack.closeView({ user: ANA, ...closing });
    expect(titles()).toEqual([]);
    expect(closed).toMatchObject([{ is_cleared: true, view: { title: plain("First") } }]);
  });

  it("is told for the whole stack where any modal of it asks", async () => {
    const above = modal("Above", { notify_on_close: true });
    const { slack, closed } = await openModal({ answer: { response_action: "push", view: above } });
    await slack.submitView(SUBMISSION);
    await slack.closeView({ user: ANA, all: true });
    expect(closed).toMatchObject([{ is_cleared: true, view: { title: plain("First") } }]);
  });

  it("takes away one modal, else", async () => {
    const answer = { response_action: "push" as const, view: modal("Above") };
    const { slack, titles } = await openModal({ answer });
    await slack.submitView(SUBMISSION);
    await slack.closeView({ user: ANA });
    expect(titles()).toEqual(["First"]);
  });
});
