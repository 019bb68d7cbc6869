import { cutAt } from "../../core/shortened.ts";
import { escapeMrkdwn } from "./escape-mrkdwn.ts";

/** The blocks of which messages about hand-overs are made. */
export type HandoverBlock =
  | { readonly type: "section"; readonly text: Mrkdwn }
  | { readonly type: "context"; readonly elements: readonly Mrkdwn[] }
  | { readonly type: "actions"; readonly elements: readonly HandoverButton[] };

/** Verbatim, so that Slack looks for no calls such as `@here` in the words. */
interface Mrkdwn {
  readonly type: "mrkdwn";
  readonly text: string;
  readonly verbatim: true;
}

interface HandoverButton {
  readonly type: "button";
  readonly action_id: string;
  readonly text: { readonly type: "plain_text"; readonly text: string };
  readonly value: string;
  readonly style?: "primary";
}

/** What a section holds at most, less some. */
const MAX_SECTION = 2_900;
/** A message holds some 13,200 characters; the rest is left to what stands around the words. */
const MAX_WORDS = 12_000;

const mrkdwn = (text: string): Mrkdwn => ({ type: "mrkdwn", text, verbatim: true });

export function section(text: string): HandoverBlock {
  return { type: "section", text: mrkdwn(text) };
}

export function context(text: string): HandoverBlock {
  return { type: "context", elements: [mrkdwn(text)] };
}

export function buttons(...elements: readonly HandoverButton[]): HandoverBlock {
  return { type: "actions", elements };
}

export function button(action_id: string, text: string, value: string, style?: "primary"): HandoverButton {
  return {
    type: "button",
    action_id,
    text: { type: "plain_text", text },
    value,
    ...(style && { style }),
  };
}

/** The words of a person, escaped, in as many sections as they take; what no message can hold is left out. */
export function sectionsOf(lead: string, words: string, goesOnElsewhere: string): HandoverBlock[] {
  const parts = [lead];
  let left = MAX_WORDS;
  for (const character of words) {
    const escaped = escapeMrkdwn(character);
    left -= escaped.length;
    if (left < 0) return [...parts.map(section), context(`_${goesOnElsewhere}_`)];
    const last = parts.at(-1) ?? "";
    if (last.length + escaped.length > MAX_SECTION) parts.push(escaped);
    else parts[parts.length - 1] = last + escaped;
  }
  return parts.map(section);
}

/** Shortens a text, and leaves no half of a character at its end. */
export function shortened(text: string, most: number): string {
  return text.length <= most ? text : `${cutAt(text, most - 1)}…`;
}
