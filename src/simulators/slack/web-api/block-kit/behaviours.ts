import type { Behaviour } from "../../../behaviours/behaviour.ts";

const METHODS = "https://docs.slack.dev/reference/methods";
const BLOCKS = "https://docs.slack.dev/reference/block-kit/blocks";
const BLOCK_KIT = "web-api/block-kit.test.ts";

/** Which blocks Slack takes. */
export const BLOCK_KIT_BEHAVIOURS: readonly Behaviour[] = [
  {
    says: "Blocks are held to their documented fields, lengths and numbers, with a JSON pointer to each fault.",
    basis: "documented",
    source: BLOCKS,
    test: { file: BLOCK_KIT, title: "%s" },
  },
  {
    says: "Common faults of blocks are in Slack's words, such as: no more than 10 items allowed.",
    basis: "observed",
    source:
      "https://github.com/getsentry/eng-pipes/issues/725, https://github.com/incidentbot/incidentbot/issues/328",
    test: { file: BLOCK_KIT, title: "%s" },
  },
  {
    says: "Rarer faults of blocks are worded after the common ones.",
    basis: "assumed",
    test: { file: BLOCK_KIT, title: "%s" },
  },
  {
    says: "All markdown blocks of a message share one limit of 12,000 characters.",
    basis: "documented",
    source: `${BLOCKS}/markdown-block`,
    test: { file: BLOCK_KIT, title: "share one limit among all markdown" },
  },
  {
    says: "An alert stands in modals only, markdown and tasks in messages only, tables and carousels in home tabs too, cards everywhere.",
    basis: "documented",
    source: "https://docs.slack.dev/blocks.json",
    test: { file: BLOCK_KIT, title: "take blocks of their own, and as many as they do" },
  },
  {
    says: "A container stands in messages only.",
    basis: "assumed",
    test: { file: BLOCK_KIT, title: "take blocks of their own, and as many as they do" },
  },
  {
    says: "blocks.validate names every fault of blocks, of a message or of a view: invalid_blocks, invalid_message, invalid_view.",
    basis: "documented",
    source: `${METHODS}/blocks.validate`,
    test: {
      file: BLOCK_KIT,
      title: "knows a message and a view by their own codes, and takes one of the three",
    },
  },
  {
    says: "A field that is missing has the code missing_field and is named in `field`.",
    basis: "observed",
    source: "https://github.com/slackapi/slack-skills-plugin (its skill block-kit)",
    test: {
      file: BLOCK_KIT,
      title: "says nothing of what is right, and everything of what is wrong",
    },
  },
  {
    says: "Each other fault that blocks.validate names has the code failed_constraint.",
    basis: "assumed",
    source: `${METHODS}/blocks.validate`,
    test: {
      file: BLOCK_KIT,
      title: "says nothing of what is right, and everything of what is wrong",
    },
  },
];
