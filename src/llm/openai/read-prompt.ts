import type { RetrievedPassage } from "../../core/answer.ts";
import type { Turn } from "../../core/question.ts";
import type { ModelRequest } from "../model.ts";

/** A chat message of any sender. */
interface ReadMessage {
  readonly role: string;
  readonly content: string;
}

/**
 * Reads back what `promptFor` wrote, for a simulated endpoint that lets a model of ours answer. What the prompt does
 * not say is not there: the query is the question, and passages have no owner. Undefined for a prompt of others.
 */
export function readPrompt(messages: readonly ReadMessage[]): ModelRequest | undefined {
  const [instructions, last, ...others] = messages;
  if (instructions?.role !== "system" || last?.role !== "user" || others.length > 0) return undefined;
  const { content } = last;
  const key = KEY.exec(content)?.[1];
  const thread: Turn[] = [];
  const passages: RetrievedPassage[] = [];
  let end = 0;
  for (;;) {
    const block = key === undefined ? undefined : blockAt(content, end, key);
    if (!block) break;
    if (block.kind === "turn") thread.push(turnOf(block));
    else passages.push(passageOf(block));
    end = block.end;
  }
  const question = afterPrefix(content.slice(end), "Question: ");
  return question === undefined ? undefined : { question, query: question, thread, passages };
}

const KEY = /^<(?:turn|passage)-([0-9a-f]{12}) /;
const HEAD = /<(turn|passage)-([0-9a-f]{12})((?: [a-z]+="[^"]*")+)>\n/y;

interface MarkedBlock {
  readonly kind: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly text: string;
  /** Where the next block begins, or the question. */
  readonly end: number;
}

function blockAt(content: string, start: number, key: string): MarkedBlock | undefined {
  HEAD.lastIndex = start;
  const [head, kind = "", itsKey, written = ""] = HEAD.exec(content) ?? [];
  if (head === undefined || itsKey !== key) return undefined;
  const foot = `\n</${kind}-${key}>\n\n`;
  const begun = start + head.length;
  const closed = content.indexOf(foot, begun);
  if (closed < 0) return undefined;
  const attributes = [...written.matchAll(/ ([a-z]+)="([^"]*)"/g)].map(
    ([, name = "", value = ""]) => [name, asWritten(value)] as const,
  );
  return {
    kind,
    attributes: new Map(attributes),
    text: content.slice(begun, closed),
    end: closed + foot.length,
  };
}

function turnOf({ attributes, text }: MarkedBlock): Turn {
  return { speaker: attributes.get("speaker") === "asker" ? "asker" : "ledger", text };
}

function passageOf({ attributes, text }: MarkedBlock): RetrievedPassage {
  const [title = "", ...headings] = (attributes.get("title") ?? "").split(" > ");
  const updated = attributes.get("updated");
  return {
    source: attributes.get("source") ?? "",
    title,
    headings,
    text,
    ...(updated && { updated }),
    score: 1,
    coverage: 1,
    strength: 1,
  };
}

function asWritten(attribute: string): string {
  return attribute.replaceAll("&quot;", '"').replaceAll("&amp;", "&");
}

function afterPrefix(text: string, prefix: string): string | undefined {
  return text.startsWith(prefix) ? text.slice(prefix.length) : undefined;
}
