import { withIds } from "../workspace/block-ids.ts";
import type { Block } from "../workspace/message.ts";

const MENTION = /<@([UW][A-Z0-9]+)(?:\|[^>]*)?>/;

/** The block that Slack makes of what a person wrote: text and mentions, without styles and lists. */
export function richTextOf(text: string): readonly Block[] {
  const section = { type: "rich_text_section", elements: elementsOf(text) };
  return withIds([{ type: "rich_text", elements: [section] }]);
}

function elementsOf(text: string) {
  // Splitting at a group puts the ids of the mentioned at the odd places.
  return text
    .split(MENTION)
    .map((part, index) => (index % 2 === 1 ? { type: "user", user_id: part } : { type: "text", text: part }))
    .filter((element) => element.type === "user" || element.text !== "");
}
