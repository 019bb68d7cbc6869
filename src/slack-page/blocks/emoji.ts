/** Names as Slack writes them; which of them are emoji is in the library's table, that only its drawing knows. */
const NAME = /(:[a-z0-9_+'-]*[a-z+'-][a-z0-9_+'-]*:|:100:|:1234:)/;

export type TextPart =
  | { readonly type: "text"; readonly text: string }
  | { readonly type: "emoji"; readonly name: string };

/** The text, cut at what may be the names of emoji. */
export function withEmoji(text: string): readonly TextPart[] {
  return text
    .split(NAME)
    .map(
      (part, index): TextPart =>
        index % 2 === 1 ? { type: "emoji", name: part.slice(1, -1) } : { type: "text", text: part },
    )
    .filter((part) => part.type === "emoji" || part.text !== "");
}

/** The sign of an emoji as the library finds it; it gives back the bare name of one that it does not know. */
export function emojiOrText(name: string, found: string): string {
  return found === name || found === `:${name}:` ? `:${name}:` : found;
}
