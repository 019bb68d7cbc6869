import type { Answer, Citation } from "../../core/answer.ts";
import { cutAt } from "../../core/shortened.ts";
import type { ReplyPhrases } from "../../language/phrases/reply-phrases.ts";
import { phrasesIn } from "../../language/phrases-in.ts";
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
const ENGLISH = phrasesIn("en").reply;

/** What stands around an answer in fixed words. */
type AroundAnswer = Pick<ReplyPhrases, "cached" | "noWords">;

/** Draws an answer as one or several messages; the last has the sources, and what was wrong with it if anything. */
export function renderAnswer(
  answer: Answer,
  feedback: readonly FeedbackBlock[] = [],
  phrases: AroundAnswer = ENGLISH,
): readonly [RenderedMessage, ...RenderedMessage[]] {
  const notes = notesOf(answer, phrases);
  const extras: ExtraBlock[] = [...(notes.length > 0 ? [contextOf(notes)] : []), ...feedback];
  const room = MAX_MESSAGE - notes.reduce((sum, { text }) => sum + text.length, 0);
  const [first = inItalics(phrases.noWords), ...others] = partsOf(answer.text, Math.min(MAX_MARKDOWN, room));
  const draw = (body: string, at: number) => message(body, at === others.length ? extras : []);
  return [draw(first, 0), ...others.map((body, at) => draw(body, at + 1))];
}

/** The first part of a text that still grows, as it will stand in the answer's first message. */
export function renderProgress(text: string, { noWords }: AroundAnswer = ENGLISH): RenderedMessage {
  const [first = inItalics(noWords)] = partsOf(text, MAX_MARKDOWN);
  return message(first, []);
}

/** What stands in a message that would say nothing, which Slack refuses. */
function inItalics(words: string): string {
  return `_${words}_`;
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
  return text.length > most ? cutAt(text, most).replace(/&[a-z]*$/, "") : text;
}

function contextOf(elements: readonly RenderedNote[]): ContextBlock {
  return { type: "context", elements };
}

/** The sources, and what was wrong with the answer, for which there is always room. */
function notesOf({ citations, cached, degraded }: Answer, phrases: AroundAnswer): RenderedNote[] {
  const warnings = [
    ...(cached ? [`:repeat: ${phrases.cached}`] : []),
    ...(degraded ? [warningLine(degraded)] : []),
  ];
  return [...citations.map(sourceLine).slice(0, MAX_NOTES - warnings.length), ...warnings].map((text) => ({
    type: "mrkdwn",
    text: cut(text, MAX_NOTE),
    verbatim: true,
  }));
}

function sourceLine({ marker, title, source, url }: Citation): string {
  const plain = `[${marker}] ${escapeMrkdwn(title)} \`${escapeMrkdwn(source)}\``;
  if (url === undefined || !/^https?:\/\//.test(url) || !URL.canParse(url)) return plain;
  const linked = `[${marker}] <${addressOf(url)}|${escapeMrkdwn(title.replace(/\s+/g, " "))}>`;
  // A link that is cut is none.
  return linked.length <= MAX_NOTE ? linked : plain;
}

/** An address that cannot end the link it stands in. */
function addressOf(url: string): string {
  return escapeMrkdwn(new URL(url).href).replaceAll("|", "%7C");
}

function warningLine(degraded: string): string {
  return `:warning: ${escapeMrkdwn(degraded)}.`;
}
