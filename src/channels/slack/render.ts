import type { Answer, Citation } from "../../core/answer.ts";
import { escapeMrkdwn } from "./escape-mrkdwn.ts";

/** What `chat.postMessage` and `chat.update` take for a message's content. */
export interface RenderedMessage {
  /** Shown in notifications, and where blocks are not. */
  readonly text: string;
  readonly blocks: RenderedBlock[];
}

export type RenderedBlock =
  | { readonly type: "markdown"; readonly text: string }
  | { readonly type: "context"; readonly elements: RenderedNote[] };

/** Verbatim, because Slack would otherwise look for calls such as `@here` in the plain words. */
export interface RenderedNote {
  readonly type: "mrkdwn";
  readonly text: string;
  readonly verbatim: true;
}

/** A markdown block holds 12,000 characters at most. */
const MAX_MARKDOWN = 11_500;
/** All blocks together: some 13,200 were seen to be taken. */
const MAX_MESSAGE = 13_000;
/** An update with a longer text is refused, whatever its blocks hold. */
const MAX_FALLBACK = 3_000;
const MAX_NOTE = 300;
const MAX_NOTES = 10;

const CUT = "\n\n_The answer was too long for one message and ends here._";

/** Draws an answer as one Slack message: its text, its sources, and what was wrong with it if anything. */
export function renderAnswer(answer: Answer): RenderedMessage {
  const notes = notesOf(answer);
  const room = MAX_MESSAGE - notes.reduce((sum, { text }) => sum + text.length, 0);
  const body = clip(withoutBroadcasts(answer.text), Math.min(MAX_MARKDOWN, room));
  return {
    text: cut(escapeMrkdwn(body), MAX_FALLBACK),
    blocks: [
      { type: "markdown", text: body },
      ...(notes.length > 0 ? [{ type: "context" as const, elements: notes }] : []),
    ],
  };
}

/** A text from a document or a model never calls a channel or a person. */
function withoutBroadcasts(text: string): string {
  return text.replace(/<([!@])/g, "‹$1");
}

function clip(text: string, most: number): string {
  return text.length > most ? cut(text, most - CUT.length) + CUT : text;
}

/** Shortens, and leaves no half of an entity or of a character at the end. */
function cut(text: string, most: number): string {
  return text.length > most ? text.slice(0, most).replace(/(?:&[a-z]*|[\uD800-\uDBFF])$/, "") : text;
}

/** The sources, and what was wrong with the answer, for which there is always room. */
function notesOf({ citations, degraded }: Answer): RenderedNote[] {
  const warnings = degraded ? [warningLine(degraded)] : [];
  return [...citations.map(sourceLine).slice(0, MAX_NOTES - warnings.length), ...warnings].map((text) => ({
    type: "mrkdwn",
    text: cut(text, MAX_NOTE),
    verbatim: true,
  }));
}

function sourceLine({ marker, title, source }: Citation): string {
  return `[${marker}] ${escapeMrkdwn(title)} \`${escapeMrkdwn(source)}\``;
}

function warningLine(degraded: string): string {
  return `:warning: ${escapeMrkdwn(degraded)}. The text above is quoted from the sources.`;
}
