import type { Registry } from "prom-client";
import { UNGROUNDED } from "../core/ungrounded.ts";
import { type ExemplarOf, instrumentsOf, SECONDS } from "./instruments.ts";
import type { OnEvent } from "./on-event.ts";

const LLM_BUCKETS = [0.1, 0.5, 1, 2, 5, 10, 30];

/** Counts the calls to models, and what of their drafts was not believed. */
export function modelCounters(registry: Registry, exemplarOf?: ExemplarOf): OnEvent {
  const { counter, histogramOfQuestions } = instrumentsOf(registry, exemplarOf);
  const requests = counter("llm_requests_total", "Calls to a model", ["model", "status"]);
  const time = histogramOfQuestions("llm_response_time_seconds", "Time of a call to a model", LLM_BUCKETS, [
    "model",
  ]);
  const tokens = counter("llm_tokens_used_total", "Tokens that models read and wrote", ["model"]);
  const promptCache = counter(
    "llm_prompt_cache_tokens_total",
    "Tokens of prompts that endpoints had kept (read) or kept for the next call (write)",
    ["model", "kind"],
  );
  const dropped = counter(
    "ledger_bot_dropped_statements_total",
    "Statements of models that did not stand in the passages that they cited",
    ["model", "reason"],
  );
  const rejected = counter(
    "ledger_bot_rejected_drafts_total",
    "Drafts of the cheaper model of which nothing held, so that the other one was asked as well",
    ["model", "reason"],
  );
  const distrusted = counter(
    "ledger_bot_distrusted_passages_total",
    "Passages found that give orders to whoever answers from them, and were not believed",
  );

  return {
    // A rate sees a series' first event only where it stood at 0 before.
    answering_opened({ models, embeddingModel }) {
      for (const model of embeddingModel === undefined ? models : [...models, embeddingModel]) {
        tokens.inc({ model }, 0);
        for (const status of ["ok", "error"]) requests.inc({ model, status }, 0);
      }
      for (const model of models) {
        for (const kind of ["read", "write"]) promptCache.inc({ model, kind }, 0);
        for (const reason of ["insufficient", "ungrounded"]) rejected.inc({ model, reason }, 0);
        for (const reason of UNGROUNDED) dropped.inc({ model, reason }, 0);
      }
    },
    llm_call_finished: ({ questionId, model, status, durationMs, usage }) => {
      requests.inc({ model, status });
      time(questionId, durationMs / SECONDS, { model });
      tokens.inc({ model }, usage.inputTokens + usage.outputTokens);
      promptCache.inc({ model, kind: "read" }, usage.cacheReadTokens ?? 0);
      promptCache.inc({ model, kind: "write" }, usage.cacheWriteTokens ?? 0);
    },
    embedding_call_finished: ({ questionId, model, status, durationMs, usage }) => {
      requests.inc({ model, status });
      time(questionId, durationMs / SECONDS, { model });
      tokens.inc({ model }, usage.inputTokens);
    },
    statements_dropped: ({ model, reasons }) => {
      for (const reason of reasons) dropped.inc({ model, reason });
    },
    draft_rejected: ({ model, reasons }) =>
      rejected.inc({ model, reason: reasons.length > 0 ? "ungrounded" : "insufficient" }),
    passage_distrusted: () => distrusted.inc(),
  };
}
