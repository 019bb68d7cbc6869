import { readSettings } from "../../src/config/read-settings.ts";
import type { ModelBudget } from "../../src/llm/budget.ts";
import { createModel } from "../../src/llm/create-model.ts";
import type { LlmSimulator } from "../../src/simulators/llm/simulator.ts";

export const FILES = {
  "close.md": [
    "# Month end",
    "## Hard close",
    "A hard close locks the month, and nobody can post to it any more.",
    "## Soft close",
    "A soft close locks the month for clients, and the finance team can still post to it.",
    "## Idempotency",
    "An idempotency key is kept 14 days.",
  ].join("\n\n"),
};
/** Read off one passage, and from several. */
export const EASY = "How long is an idempotency key kept?";
export const HARD =
  "Why can nobody post after a hard close, and what is different in a soft close of the month?";

export const CHEAP = "claude-haiku-4.5";
export const STRONG = "claude-sonnet-4.5";

/** The models of a simulated endpoint, as they are made from settings. */
export function modelOf(
  { url, apiKey }: LlmSimulator,
  more: Readonly<Record<string, string>> = {},
  budget?: ModelBudget,
) {
  return createModel(
    readSettings({
      LITELLM_BASE_URL: url,
      LITELLM_DEVELOPER_KEY: apiKey,
      LEDGER_MODEL: STRONG,
      LEDGER_CHEAP_MODEL: CHEAP,
      ...more,
    }),
    budget && { budget },
  );
}

/** Which models were asked, in their order. */
export function asked(llm: LlmSimulator) {
  return llm.calls().map(({ model }) => model);
}
