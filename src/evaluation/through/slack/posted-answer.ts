import { z } from "zod";
import type { Outcome } from "../../../core/answer.ts";
import type { SlackMessage } from "../../../simulators/slack/workspace/message.ts";
import { replyMarkOf } from "./reply-mark.ts";

/** A source as its line below the answer names it. */
export interface PostedSource {
  readonly marker: number;
  /** Undefined where the line has a link in its place, or was cut. */
  readonly source?: string;
}

/** What stands in Slack in answer to a message. */
export interface PostedAnswer {
  readonly outcome: Outcome;
  /** Markdown; of several messages one after the other, as they stand. */
  readonly text: string;
  readonly sources: readonly PostedSource[];
}

/** Reads the answer to a message from its thread; undefined where there is none. */
export function readPosted(thread: readonly SlackMessage[], message: string): PostedAnswer | undefined {
  const parts = thread
    .map((each) => ({ each, mark: replyMarkOf(each) }))
    .filter(({ mark }) => mark?.message === message)
    .sort((a, b) => (a.mark?.part ?? 0) - (b.mark?.part ?? 0));
  const outcome = parts.at(-1)?.mark?.outcome;
  if (outcome === undefined) return undefined;
  const read = parts.map(({ each }) => readMessage(each));
  return {
    outcome,
    text: read.map(({ text }) => text).join(""),
    sources: read.flatMap(({ notes }) => notes.flatMap(sourceIn)),
  };
}

const markdown = z.object({ type: z.literal("markdown"), text: z.string() });
const context = z.object({ type: z.literal("context"), elements: z.array(z.object({ text: z.string() })) });

interface ReadMessage {
  readonly text: string;
  readonly notes: readonly string[];
}

function readMessage({ text, blocks = [] }: SlackMessage): ReadMessage {
  const texts = blocks.flatMap((block) => markdown.safeParse(block).data?.text ?? []);
  if (texts.length === 0) return readWordsAlone(text);
  const notes = blocks.flatMap((block) => context.safeParse(block).data?.elements ?? []);
  return { text: texts.join(""), notes: notes.map((note) => note.text) };
}

/** Where Slack took no blocks, the lines of the sources stand below the text. */
function readWordsAlone(text: string): ReadMessage {
  const lines = text.split("\n");
  const end = lines.findLastIndex((line) => !NOTE.test(line)) + 1;
  return { text: unescaped(lines.slice(0, end).join("\n")), notes: lines.slice(end) };
}

const NOTE = /^\[(?<marker>\d+)\] (?:.*`(?<source>[^`]+)`$)?/;

function sourceIn(note: string): readonly PostedSource[] {
  const { marker, source } = NOTE.exec(note)?.groups ?? {};
  if (marker === undefined) return [];
  return [{ marker: Number(marker), ...(source !== undefined && { source: unescaped(source) }) }];
}

/** See Slack's "Formatting text for app surfaces": these three alone are written as entities. */
function unescaped(text: string): string {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}
