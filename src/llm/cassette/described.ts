import { readPrompt } from "../openai/read-prompt.ts";
import type { Asked } from "./asked.ts";
import { canonicalJson } from "./canonical-json.ts";
import { hashOf } from "./key.ts";

/** A request by its components, for people and for the difference to another one. */
export interface Described {
  readonly model: string;
  readonly system: string;
  readonly passages: readonly { readonly source: string; readonly hash: string }[];
  readonly history: readonly string[];
  readonly question: string;
  /** All that is sent beside the model and the messages, as canonical JSON by its name. */
  readonly parameters: Readonly<Record<string, string>>;
}

export const COMPONENTS = ["model", "system", "passages", "history", "question", "parameters"] as const;
export type Component = (typeof COMPONENTS)[number];
export type Hashes = Readonly<Record<Component, string>>;

/** Passages are told by the hash of their text: the knowledge is beside them, and would be in each file again. */
export function describeAsked({ path, body }: Asked): Described {
  const { model, messages, input, ...others } = body;
  const parameters = Object.fromEntries(
    Object.entries(others).map(([name, value]) => [name, canonicalJson(value)]),
  );
  const said = path === "/embeddings" ? describeInput(input) : describeMessages(messages);
  return { model, ...said, parameters };
}

/** Of the request as it was sent, so that two secrets that are masked alike still differ. */
export function hashesOf(described: Described): Hashes {
  const hashes = COMPONENTS.map((name) => [name, hashOf(canonicalJson(described[name]))]);
  return Object.fromEntries(hashes) as Hashes;
}

type Said = Pick<Described, "system" | "passages" | "history" | "question">;

function describeInput(input: unknown): Said {
  const texts = Array.isArray(input) ? input : [input];
  const passages = texts.map((text, at) => ({
    source: `text ${at + 1}`,
    hash: short(hashOf(canonicalJson(text))),
  }));
  return { system: "", passages, history: [], question: "" };
}

function describeMessages(messages: unknown): Said {
  const flat = (Array.isArray(messages) ? messages : []).map((message: unknown) => ({
    role: String(memberOf(message, "role")),
    content: textOf(memberOf(message, "content")),
  }));
  const ours = readPrompt(flat);
  if (!ours) return describeOther(flat);
  return {
    system: flat[0]?.content ?? "",
    passages: ours.passages.map(({ source, title, headings, updated, text }) => ({
      source,
      hash: short(hashOf(canonicalJson([title, headings, updated, text]))),
    })),
    history: ours.thread.map(({ speaker, text }) => `${speaker}: ${text}`),
    question: ours.question,
  };
}

/** A prompt that Ledger did not write. */
function describeOther(messages: readonly { readonly role: string; readonly content: string }[]): Said {
  const system = messages.filter(({ role }) => role === "system").map(({ content }) => content);
  const others = messages.filter(({ role }) => role !== "system");
  return {
    system: system.join("\n"),
    passages: [],
    history: others.slice(0, -1).map(({ role, content }) => `${role}: ${content}`),
    question: others.at(-1)?.content ?? "",
  };
}

/** A content in parts, as one with a mark for the prompt cache is, reads as its texts. */
function textOf(content: unknown): string {
  if (typeof content === "string") return content;
  if (!Array.isArray(content)) return content == null ? "" : canonicalJson(content);
  return content.map((part: unknown) => String(memberOf(part, "text") ?? canonicalJson(part))).join("");
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}

function short(hash: string): string {
  return hash.slice(0, 16);
}
