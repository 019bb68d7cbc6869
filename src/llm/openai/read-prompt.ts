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
  const [instructions, ...turns] = messages;
  const last = turns.pop();
  if (instructions?.role !== "system" || last?.role !== "user") return undefined;
  const read = readPassages(last.content);
  const question = afterPrefix(read.rest, "\n\nQuestion: ");
  if (question === undefined) return undefined;
  return { question, query: question, thread: turns.map(turnOf), passages: read.passages };
}

function turnOf({ role, content }: ReadMessage): Turn {
  return { speaker: role === "user" ? "asker" : "ledger", text: content };
}

/** A passage never holds the end of a passage: the one that wrote it has seen to that. */
const PASSAGE = /(?:^|\n\n)<passage number="\d+" source="([^"]*)" title="([^"]*)">\n([\s\S]*?)\n<\/passage>/y;

function readPassages(content: string): { passages: readonly RetrievedPassage[]; rest: string } {
  const passages: RetrievedPassage[] = [];
  let end = 0;
  for (;;) {
    PASSAGE.lastIndex = end;
    const [whole, source = "", path = "", text = ""] = PASSAGE.exec(content) ?? [];
    if (whole === undefined) return { passages, rest: content.slice(end) };
    passages.push(passageOf(source, path, text));
    end += whole.length;
  }
}

function passageOf(source: string, path: string, text: string): RetrievedPassage {
  const [title = "", ...headings] = asWritten(path).split(" > ");
  return { source: asWritten(source), title, headings, text: fromContent(text), score: 1, coverage: 1 };
}

function asWritten(attribute: string): string {
  return fromContent(attribute.replaceAll("&quot;", '"'));
}

function fromContent(text: string): string {
  return text.replace(/&lt;(?=\/?passage\b)/gi, "<");
}

function afterPrefix(text: string, prefix: string): string | undefined {
  return text.startsWith(prefix) ? text.slice(prefix.length) : undefined;
}
