import { useMemo } from "react";
import { isJson, wordsOf } from "../elements/read-element.ts";
import { Drawn } from "./drawn.tsx";
import { withEmoji } from "./emoji.ts";
import { richTextOf } from "./mrkdwn.ts";

/** The words of a text object: plain text with its emoji, or mrkdwn. */
export function Words({ text }: { readonly text: unknown }) {
  const words = wordsOf(text);
  const blocks = useMemo(() => blocksOf(text, words), [text, words]);
  return blocks === undefined ? words : <Drawn blocks={blocks} />;
}

function blocksOf(text: unknown, words: string): readonly unknown[] | undefined {
  if (isJson(text) && text.type === "mrkdwn") return [{ type: "rich_text", elements: richTextOf(words) }];
  return withEmoji(words).some(({ type }) => type === "emoji") ? emojiBlocks(words) : undefined;
}

/** One rich text block. */
export function emojiBlocks(words: string): readonly unknown[] {
  return [{ type: "rich_text", elements: [{ type: "rich_text_section", elements: withEmoji(words) }] }];
}
