import { useMemo } from "react";
import { isJson, wordsOf } from "../elements/read-element.ts";
import { Drawn } from "./drawn.tsx";

const EMOJI = /:([a-z0-9_+'-]+):/;

/** The words of a text object in one line: plain text with its emoji, or mrkdwn. */
export function Words({ text }: { readonly text: unknown }) {
  const words = wordsOf(text);
  const blocks = useMemo(() => blocksOf(text, words), [text, words]);
  return blocks === undefined ? words : <Drawn blocks={blocks} />;
}

function blocksOf(text: unknown, words: string): readonly unknown[] | undefined {
  if (isJson(text) && text.type === "mrkdwn") return [{ type: "section", text }];
  return EMOJI.test(words) ? emojiBlocks(words) : undefined;
}

/** One rich text block; splitting at a group puts the names of the emoji at the odd places. */
export function emojiBlocks(words: string): readonly unknown[] {
  const elements = words
    .split(EMOJI)
    .map((part, index) => (index % 2 === 1 ? { type: "emoji", name: part } : { type: "text", text: part }))
    .filter((element) => element.text !== "");
  return [{ type: "rich_text", elements: [{ type: "rich_text_section", elements }] }];
}
