import type { Block } from "../../src/simulators/slack/workspace/message.ts";

const plain = (text: string) => ({ type: "plain_text", text });
const mrkdwn = (text: string) => ({ type: "mrkdwn", text });
const option = (text: string, value: string) => ({ text: plain(text), value });

/** A message with every kind of block that a terminal draws. */
export const EVERY_BLOCK: readonly Block[] = [
  { type: "header", text: plain("Release 4.2") },
  {
    type: "section",
    block_id: "s",
    text: mrkdwn(
      "Deploy *4.2* to _production_? See <https://example.com/r|the notes> and ask <@U0BEN000001>. Run `npm ci`\n&gt; quoted &amp; fine",
    ),
    accessory: { type: "button", action_id: "notes", text: plain("Notes"), url: "https://example.com" },
  },
  { type: "section", fields: [mrkdwn("*Owner*\nana"), mrkdwn("*Risk*\nlow"), mrkdwn("*When*\ntoday")] },
  { type: "divider" },
  {
    type: "rich_text",
    elements: [
      {
        type: "rich_text_list",
        style: "bullet",
        elements: [
          {
            type: "rich_text_section",
            elements: [
              { type: "text", text: "one ", style: { bold: true } },
              { type: "user", user_id: "U0ANA000001" },
            ],
          },
          { type: "rich_text_section", elements: [{ type: "text", text: "two 日本語 🎉" }] },
        ],
      },
      { type: "rich_text_preformatted", elements: [{ type: "text", text: "code  here\n  more" }] },
      { type: "rich_text_quote", elements: [{ type: "text", text: "said before" }] },
    ],
  },
  { type: "markdown", text: "## Steps\n1. **First** do [this](https://example.com)\n2. then `that`" },
  {
    type: "table",
    rows: [
      [
        { type: "raw_text", text: "name" },
        { type: "raw_text", text: "state" },
      ],
      [
        { type: "raw_text", text: "ledger" },
        { type: "raw_text", text: "up" },
      ],
    ],
  },
  {
    type: "plan",
    title: "Releasing",
    tasks: [
      { type: "task_card", task_id: "1", title: "Build", status: "complete" },
      { type: "task_card", task_id: "2", title: "Deploy", status: "in_progress" },
    ],
  },
  {
    type: "actions",
    block_id: "a",
    elements: [
      { type: "button", action_id: "ok", style: "primary", text: plain("Approve") },
      {
        type: "button",
        action_id: "no",
        style: "danger",
        text: plain("Deny"),
        confirm: {
          title: plain("Sure?"),
          text: plain("It is final."),
          confirm: plain("Deny it"),
          deny: plain("No"),
        },
      },
      {
        type: "static_select",
        action_id: "env",
        placeholder: plain("Environment"),
        options: [option("staging", "s"), option("production", "p")],
      },
      { type: "datepicker", action_id: "day", initial_date: "2026-01-31" },
      {
        type: "checkboxes",
        action_id: "checks",
        options: [option("Tested", "t"), option("Reviewed", "r")],
        initial_options: [option("Tested", "t")],
      },
    ],
  },
  {
    type: "input",
    block_id: "i",
    label: plain("Why"),
    hint: plain("A line is enough"),
    optional: true,
    element: { type: "plain_text_input", action_id: "why" },
  },
  {
    type: "context_actions",
    block_id: "f",
    elements: [
      {
        type: "feedback_buttons",
        action_id: "fb",
        positive_button: { text: plain("Good"), value: "good" },
        negative_button: { text: plain("Bad"), value: "bad" },
      },
    ],
  },
  { type: "image", alt_text: "a chart", image_url: "https://example.com/c.png" },
  { type: "context", elements: [mrkdwn("[1] Month-end close `gl/close.md`")] },
  { type: "hologram", text: "of tomorrow" },
];
