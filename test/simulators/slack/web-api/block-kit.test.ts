import { describe, expect, it } from "vitest";
import { blockProblems } from "../../../../src/simulators/slack/web-api/block-kit/block-problems.ts";
import { HELP, rawCall, refusalOf, startedSimulator, webClient } from "../clients.ts";

const plain = (text: string) => ({ type: "plain_text", text });
const mrkdwn = (text: string) => ({ type: "mrkdwn", text });
const button = (more: object = {}) => ({ type: "button", text: plain("Go"), ...more });
const actions = (...elements: object[]) => ({ type: "actions", elements });
const option = { text: plain("One"), value: "1" };
const times = <Item>(count: number, item: Item) => Array.from({ length: count }, () => item);

describe("blocks are refused", () => {
  it.each<[string, object, string]>([
    ["of no known type", { type: "sparkle" }, "unsupported type: sparkle [json-pointer:/blocks/0/type]"],
    ["without a type", { text: plain("a") }, "missing required field: type [json-pointer:/blocks/0]"],
    [
      "with a field of another block",
      { type: "divider", text: plain("a") },
      "invalid additional property: text [json-pointer:/blocks/0]",
    ],
    [
      "with too long a section",
      { type: "section", text: mrkdwn("x".repeat(3001)) },
      "must be less than 3001 characters [json-pointer:/blocks/0/text/text]",
    ],
    [
      "with an empty text",
      { type: "section", text: mrkdwn("") },
      "must be more than 0 characters [json-pointer:/blocks/0/text/text]",
    ],
    [
      "with a section of nothing",
      { type: "section" },
      "missing required field: text or fields [json-pointer:/blocks/0]",
    ],
    [
      "with too many fields",
      { type: "section", fields: times(11, mrkdwn("a")) },
      "no more than 10 items allowed [json-pointer:/blocks/0/fields]",
    ],
    [
      "with too long a field",
      { type: "section", fields: [mrkdwn("x".repeat(2001))] },
      "must be less than 2001 characters [json-pointer:/blocks/0/fields/0/text]",
    ],
    [
      "with too many elements",
      actions(...times(26, button())),
      "no more than 25 items allowed [json-pointer:/blocks/0/elements]",
    ],
    [
      "with too long a button",
      actions(button({ text: plain("x".repeat(76)) })),
      "must be less than 76 characters [json-pointer:/blocks/0/elements/0/text/text]",
    ],
    [
      "with a button in a style of its own",
      actions(button({ style: "loud" })),
      "must be a valid enum value [json-pointer:/blocks/0/elements/0/style]",
    ],
    [
      "with too long an action_id",
      actions(button({ action_id: "x".repeat(256) })),
      "must be less than 256 characters [json-pointer:/blocks/0/elements/0/action_id]",
    ],
    [
      "with an action_id twice",
      actions(button({ action_id: "a" }), button({ action_id: "a" })),
      '`action_id` "a" already exists for another interactive element [json-pointer:/blocks/0/elements/1/action_id]',
    ],
    [
      "with too many options",
      actions({ type: "static_select", options: times(101, option) }),
      "no more than 100 items allowed [json-pointer:/blocks/0/elements/0/options]",
    ],
    [
      "with a menu without options",
      actions({ type: "static_select" }),
      "missing required field: options or option_groups [json-pointer:/blocks/0/elements/0]",
    ],
    [
      "with a date of another form",
      actions({ type: "datepicker", initial_date: "1.2.2026" }),
      "must match the documented format [json-pointer:/blocks/0/elements/0/initial_date]",
    ],
    [
      "with too long a header",
      { type: "header", text: plain("x".repeat(151)) },
      "must be less than 151 characters [json-pointer:/blocks/0/text/text]",
    ],
    [
      "with a marked-up header",
      { type: "header", text: mrkdwn("a") },
      "must be a valid enum value [json-pointer:/blocks/0/text/type]",
    ],
    [
      "with too much context",
      { type: "context", elements: times(11, mrkdwn("a")) },
      "no more than 10 items allowed [json-pointer:/blocks/0/elements]",
    ],
    [
      "with a button in a context",
      { type: "context", elements: [button()] },
      "unsupported type: button [json-pointer:/blocks/0/elements/0/type]",
    ],
    [
      "with an image of nowhere",
      { type: "image", alt_text: "a" },
      "missing required field: image_url or slack_file [json-pointer:/blocks/0]",
    ],
    [
      "with feedback that cannot be bad",
      {
        type: "context_actions",
        elements: [{ type: "feedback_buttons", positive_button: { text: plain("a"), value: "1" } }],
      },
      "missing required field: negative_button [json-pointer:/blocks/0/elements/0]",
    ],
    [
      "with too wide a table",
      { type: "table", rows: [times(21, { type: "raw_text", text: "a" })] },
      "no more than 20 items allowed [json-pointer:/blocks/0/rows/0]",
    ],
  ])("%s", async (_what, block, message) => {
    const { slack } = await startedSimulator();
    const body = JSON.stringify({ channel: HELP, text: "a", blocks: [block] });
    const { reply } = await rawCall(slack, "chat.postMessage", body, "application/json; charset=utf-8");
    expect(reply).toEqual({
      ok: false,
      error: "invalid_blocks",
      response_metadata: { messages: [`[ERROR] ${message}`] },
    });
  });

  it("with a block_id twice, and beyond their number", async () => {
    const { slack } = await startedSimulator();
    const { chat } = webClient(slack);
    const divider = { type: "divider" as const, block_id: "a" };
    const post = (blocks: (typeof divider)[]) => chat.postMessage({ channel: HELP, text: "a", blocks });
    expect(await refusalOf(post([divider, divider]))).toBe("invalid_blocks");
    const many = times(51, divider).map((block, index) => ({ ...block, block_id: String(index) }));
    expect(await refusalOf(post(many))).toBe("invalid_blocks");
    expect(await post(many.slice(0, 50))).toMatchObject({ ok: true });
  });
});

describe("surfaces", () => {
  it("take blocks of their own, and as many as they do", () => {
    const alert = { type: "alert", text: plain("a") };
    const markdown = { type: "markdown", text: "a" };
    expect(blockProblems([alert], "modal")).toEqual([]);
    expect(blockProblems([alert], "message")).toMatchObject([{ message: "unsupported type: alert" }]);
    expect(blockProblems([markdown], "message")).toEqual([]);
    expect(blockProblems([markdown], "home")).toMatchObject([{ message: "unsupported type: markdown" }]);
    const card = { type: "card", title: { type: "mrkdwn", text: "a" } };
    const cards = { type: "carousel", elements: [card, card] };
    for (const surface of ["message", "modal", "home"] as const)
      expect(blockProblems([card], surface)).toEqual([]);
    expect(blockProblems([cards], "home")).toEqual([]);
    const table = { type: "table", rows: [[{ type: "raw_text", text: "a" }]] };
    expect(blockProblems([table], "home")).toEqual([]);
    expect(blockProblems([table], "modal")).toMatchObject([{ message: "unsupported type: table" }]);
    const container = { type: "container", title: plain("a"), child_blocks: [{ type: "divider" }] };
    expect(blockProblems([container], "message")).toEqual([]);
    expect(blockProblems([container], "home")).toMatchObject([{ message: "unsupported type: container" }]);
    expect(blockProblems([cards], "modal")).toMatchObject([{ message: "unsupported type: carousel" }]);
    expect(blockProblems(times(100, { type: "divider" }), "home")).toEqual([]);
    expect(blockProblems(times(101, { type: "divider" }), "home")).toHaveLength(1);
  });

  it("share one limit among all markdown", () => {
    const markdown = { type: "markdown", text: "x".repeat(6_001) };
    expect(blockProblems([markdown], "message")).toEqual([]);
    expect(blockProblems([markdown, markdown], "message")).toMatchObject([{ pointer: "/1/text" }]);
  });
});

describe("blocks.validate", () => {
  it("says nothing of what is right, and everything of what is wrong", async () => {
    const { slack } = await startedSimulator();
    const { blocks } = webClient(slack);
    expect(await blocks.validate({ blocks: [{ type: "divider" }] })).toMatchObject({ ok: true });
    const wrong = blocks.validate({ blocks: [{ type: "header" }, { type: "sparkle" }] });
    await expect(wrong).rejects.toMatchObject({
      data: {
        error: "invalid_blocks",
        errors: [
          { pointer: "/0", code: "missing_field", field: "text", message: "missing required field: text" },
          { pointer: "/1/type", code: "failed_constraint", message: "unsupported type: sparkle" },
        ],
      },
    });
  });

  it("knows a message and a view by their own codes, and takes one of the three", async () => {
    const { slack } = await startedSimulator();
    const client = webClient(slack);
    const blocks = [{ type: "sparkle" }];
    expect(await refusalOf(client.blocks.validate({ message: { blocks } }))).toBe("invalid_message");
    const view = { type: "modal" as const, title: { type: "plain_text" as const, text: "a" }, blocks };
    expect(await refusalOf(client.blocks.validate({ view }))).toBe("invalid_view");
    expect(await refusalOf(client.blocks.validate({ view, blocks: [] }))).toBe("invalid_arguments");
    expect(await refusalOf(client.blocks.validate())).toBe("invalid_arguments");
  });
});
