import type { KnownBlock } from "@slack/types";
import { plain } from "./element-blocks.ts";

const mrkdwn = (text: string) => ({ type: "mrkdwn" as const, text });
const PICTURE = { image_url: "https://example.com/picture.png", alt_text: "A picture" };

/** A block of every type that shows something in a message. */
export const EVERY_BLOCK: KnownBlock[] = [
  { type: "header", text: plain("A header") },
  { type: "section", text: mrkdwn("Words, *bold*, `code`, <https://example.com|a link>, <@U0BEN000001>") },
  { type: "section", fields: [mrkdwn("*One*\nfield"), mrkdwn("*Another*\nfield")] },
  { type: "section", text: mrkdwn("```\na block of code\n```\n> quoted") },
  { type: "section", text: plain("With a picture"), accessory: { type: "image", ...PICTURE } },
  { type: "divider" },
  { type: "context", elements: [mrkdwn("Said *beside*"), { type: "image", ...PICTURE }] },
  { type: "image", title: plain("A picture"), ...PICTURE },
  {
    type: "markdown",
    text: "# Head\n\nText with **bold**, `code` and [a link](https://example.com)\n\n```\ncode\n```\n\n- [ ] to do\n- one\n\n| a | b |\n|---|---|\n| 1 | 2 |",
  },
  {
    type: "rich_text",
    elements: [
      {
        type: "rich_text_section",
        elements: [
          { type: "text", text: "Rich " },
          { type: "text", text: "code", style: { code: true } },
          { type: "user", user_id: "U0BEN000001" },
          { type: "link", url: "https://example.com", text: "link" },
        ],
      },
      { type: "rich_text_preformatted", elements: [{ type: "text", text: "preformatted" }] },
      { type: "rich_text_quote", elements: [{ type: "text", text: "quoted" }] },
    ],
  },
  {
    type: "table",
    rows: [
      [
        { type: "raw_text", text: "Name" },
        { type: "raw_text", text: "Count" },
      ],
      [
        { type: "raw_text", text: "Apples" },
        { type: "raw_text", text: "3" },
      ],
    ],
  },
  {
    type: "task_card",
    task_id: "search",
    title: "Search",
    status: "in_progress",
    sources: [{ type: "url", url: "https://example.com", text: "A source" }],
  },
  {
    type: "plan",
    title: "A plan",
    tasks: [
      { type: "task_card", task_id: "one", title: "The first step", status: "complete" },
      { type: "task_card", task_id: "two", title: "The second step", status: "pending" },
    ],
  },
  {
    type: "card",
    title: mrkdwn("A card"),
    subtitle: mrkdwn("Its subtitle"),
    body: mrkdwn("Its body"),
    hero_image: { type: "image", ...PICTURE },
    actions: [{ type: "button", action_id: "card", text: plain("Open"), style: "primary" }],
  },
  {
    type: "actions",
    elements: [
      { type: "button", action_id: "plain", text: plain("Plain") },
      { type: "button", action_id: "danger", text: plain("Danger"), style: "danger" },
    ],
  },
  {
    type: "context_actions",
    elements: [
      {
        type: "feedback_buttons",
        action_id: "feedback",
        positive_button: { text: plain("Helpful"), value: "good" },
        negative_button: { text: plain("Not helpful"), value: "bad" },
      },
      { type: "icon_button", action_id: "bin", icon: "trash", text: plain("Delete") },
    ],
  },
];
