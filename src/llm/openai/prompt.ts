import { createHash } from "node:crypto";
import type { RetrievedPassage } from "../../core/answer.ts";
import type { Turn } from "../../core/question.ts";
import type { ModelRequest } from "../model.ts";
import { bounded } from "./bounded.ts";
import { INSTRUCTIONS } from "./instructions.ts";

export interface PromptMessage {
  readonly role: "system" | "user" | "assistant";
  readonly content: string;
}

/** Lays out a request as chat messages: instructions, then earlier turns, passages and question. */
export function promptFor(request: ModelRequest): PromptMessage[] {
  const read = bounded(request);
  const { question, thread, passages } = read;
  const key = keyOf(read);
  const blocks = [
    ...thread.map((turn) => turnBlock(turn, key)),
    ...passages.map((passage, at) => passageBlock(passage, at + 1, key)),
  ];
  return [
    { role: "system", content: INSTRUCTIONS },
    { role: "user", content: [...blocks, `Question: ${question}`].join("\n\n") },
  ];
}

const KEY_LETTERS = 12;

/**
 * What no text can hold that is marked with it: it hangs on all of them together. The same request has the same key, so
 * that a repeated call is the same to the byte.
 */
function keyOf({ question, thread, passages }: ModelRequest): string {
  const texts = passages.map((passage) => [
    passage.source,
    pathOf(passage),
    passage.updated ?? "",
    passage.text,
  ]);
  const all = JSON.stringify([question, thread, texts]);
  for (let attempt = 0; ; attempt++) {
    const key = createHash("sha256").update(`${attempt}${all}`).digest("hex").slice(0, KEY_LETTERS);
    if (!all.includes(key)) return key;
  }
}

function turnBlock({ speaker, text }: Turn, key: string): string {
  return `<turn-${key} speaker="${speaker}">\n${text}\n</turn-${key}>`;
}

function passageBlock(passage: RetrievedPassage, number: number, key: string): string {
  const { source, updated, text } = passage;
  const said = { number: String(number), source, title: pathOf(passage), ...(updated && { updated }) };
  const attributes = Object.entries(said).map(([name, value]) => ` ${name}="${asAttribute(value)}"`);
  return `<passage-${key}${attributes.join("")}>\n${text}\n</passage-${key}>`;
}

function pathOf({ title, headings }: RetrievedPassage): string {
  return [title, ...headings].join(" > ");
}

function asAttribute(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
}
