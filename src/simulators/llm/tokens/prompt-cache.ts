import { createHash } from "node:crypto";
import type { Clock } from "../../../core/clock.ts";
import type { ChatMessage } from "../chat/chat-request.ts";
import type { SimulatedModel } from "../models/model.ts";
import { messageTokens } from "./prompt-tokens.ts";
import type { CachedTokens } from "./usage.ts";

/** Knows which beginnings of prompts a model has read lately. */
export interface PromptCache {
  /** What is kept of the prompt; from then on more of it is. */
  read(model: SimulatedModel, messages: readonly ChatMessage[]): CachedTokens;
}

/** Documented for Anthropic's models: https://platform.claude.com/docs/en/build-with-claude/prompt-caching */
const KEPT_FOR_MS = 5 * 60_000;
const MOST_KEPT = 4_000;

/**
 * Keeps the beginnings of prompts that end at a mark, or, where a model needs none, with a message. One that is shorter
 * than the model's bound is not kept, and nobody is told.
 */
export function createPromptCache(clock: Clock): PromptCache {
  const keptUntil = new Map<string, number>();

  function keep(beginning: string): void {
    keptUntil.delete(beginning);
    keptUntil.set(beginning, clock.now() + KEPT_FOR_MS);
    const [oldest] = keptUntil.keys();
    if (keptUntil.size > MOST_KEPT && oldest !== undefined) keptUntil.delete(oldest);
  }

  return {
    read(model, messages) {
      let read = 0;
      let known = 0;
      for (const { beginning, tokens } of beginningsOf(model, messages)) {
        if (tokens < model.cacheFrom) continue;
        if ((keptUntil.get(beginning) ?? 0) > clock.now()) read = tokens;
        keep(beginning);
        known = tokens;
      }
      return { read, written: model.caches === "marked" ? known - read : 0 };
    },
  };
}

function beginningsOf(model: SimulatedModel, messages: readonly ChatMessage[]) {
  const hash = createHash("sha256").update(model.id);
  let before = 0;
  return messages.flatMap((message) => {
    const { role, content, marks = [] } = message;
    const ends = model.caches === "marked" ? marks : [content.length];
    const beginnings = ends.map((end) => {
      const text = content.slice(0, end);
      const beginning = hash.copy().update(`\0${role}\0${text}`).digest("base64");
      return { beginning, tokens: before + messageTokens({ role, content: text }) };
    });
    hash.update(`\0${role}\0${content}`);
    before += messageTokens(message);
    return beginnings;
  });
}
