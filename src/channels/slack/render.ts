import type { Answer, Citation } from "../../core/answer.ts";
import { escapeMrkdwn } from "./escape-mrkdwn.ts";
import type { FeedbackBlock } from "./feedback-blocks.ts";
import { splitMarkdown } from "./markdown/split-markdown.ts";
import { withoutCalls } from "./markdown/without-calls.ts";

/** What `chat.postMessage` and `chat.update` take for a message's content. */
export interface RenderedMessage {
  /** Shown in notifications, and where blocks are not. */
  readonly text: string;
  readonly blocks: readonly [MarkdownBlock, ...ExtraBlock[]];
}

export interface MarkdownBlock {
  readonly type: "markdown";
  readonly text: string;
}

/** What stands below the text of an answer's last message. */
export type ExtraBlock = ContextBlock | FeedbackBlock;

interface ContextBlock {
  readonly type: "context";
  readonly elements: readonly RenderedNote[];
}

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
const CACHED = ":repeat: The same was asked before, and answered so.";
/** What stands in a message that would say nothing, which Slack refuses. */
const NO_WORDS = "_No words came._";

/** Draws an answer as one or several messages; the last has the sources, and what was wrong with it if anything. */
export function renderAnswer(
  answer: Answer,
  feedback: readonly FeedbackBlock[] = [],
): readonly [RenderedMessage, ...RenderedMessage[]] {
  const notes = notesOf(answer);
  const extras: ExtraBlock[] = [...(notes.length > 0 ? [contextOf(notes)] : []), ...feedback];
  const room = MAX_MESSAGE - notes.reduce((sum, { text }) => sum + text.length, 0);
  const [first = NO_WORDS, ...others] = partsOf(answer.text, Math.min(MAX_MARKDOWN, room));
  const draw = (body: string, at: number) => message(body, at === others.length ? extras : []);
  return [draw(first, 0), ...others.map((body, at) => draw(body, at + 1))];
}

/** The first part of a text that still grows, as it will stand in the answer's first message. */
export function renderProgress(text: string): RenderedMessage {
  const [first = NO_WORDS] = partsOf(text, MAX_MARKDOWN);
  return message(first, []);
}

function partsOf(text: string, most: number): readonly string[] {
  return splitMarkdown(withoutCalls(text), most)
    .filter(({ body }) => body.trim() !== "")
    .map(({ before, body, after }) => before + body + after);
}

function message(body: string, extras: readonly ExtraBlock[]): RenderedMessage {
  return {
    text: cut(escapeMrkdwn(body), MAX_FALLBACK),
    blocks: [{ type: "markdown", text: body }, ...extras],
  };
}

/** Shortens, and leaves no half of an entity or of a character at the end. */
function cut(text: string, most: number): string {
  return text.length > most ? text.slice(0, most).replace(/(?:&[a-z]*|[\uD800-\uDBFF])$/, "") : text;
}

function contextOf(elements: readonly RenderedNote[]): ContextBlock {
  return { type: "context", elements };
}

/** The sources, and what was wrong with the answer, for which there is always room. */
function notesOf({ citations, cached, degraded }: Answer): RenderedNote[] {
  const warnings = [...(cached ? [CACHED] : []), ...(degraded ? [warningLine(degraded)] : [])];
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
  return `:warning: ${escapeMrkdwn(degraded)}.`;
}
