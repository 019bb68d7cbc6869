import { createHash } from "node:crypto";
import type { Clock } from "../../../core/clock.ts";
import type { ChatMessage } from "../chat/chat-request.ts";
import type { SimulatedModel } from "../models/model.ts";
import { messageTokens } from "./prompt-tokens.ts";

/** Knows which beginnings of prompts a model has read lately. */
export interface PromptCache {
  /** How many of the prompt's tokens need not be read again; from then on the whole prompt is known. */
  read(model: SimulatedModel, messages: readonly ChatMessage[]): number;
}

/** Documented for Anthropic's models: https://platform.claude.com/docs/en/build-with-claude/prompt-caching */
const KEPT_FOR_MS = 5 * 60_000;
const MOST_KEPT = 4_000;

/** A beginning is a number of whole messages; one that is shorter than the model's bound is not kept. */
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
      const hash = createHash("sha256").update(model.id);
      let tokens = 0;
      let cached = 0;
      for (const message of messages) {
        hash.update(`\0${message.role}\0${message.content}`);
        tokens += messageTokens(message);
        const beginning = hash.copy().digest("base64");
        if (tokens < model.cacheFrom) continue;
        if ((keptUntil.get(beginning) ?? 0) > clock.now()) cached = tokens;
        keep(beginning);
      }
      return cached;
    },
  };
}
