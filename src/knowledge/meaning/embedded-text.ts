import { createHash } from "node:crypto";
import type { Passage } from "../../core/answer.ts";

/** What a passage's vector is of: its title and the headings above it tell what its text takes for granted. */
export function embeddedText({ title, headings, text }: Passage): string {
  return `${[title, ...headings].join(" > ")}\n\n${text}`;
}

/** The same for the same text, another for any other. */
export function keyOf(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 32);
}
