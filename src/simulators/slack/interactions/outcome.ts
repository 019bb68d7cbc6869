import type { RequestOutcome } from "../delivery/app-requests.ts";

export type InteractionOutcome =
  /** The app acknowledged it in time. */
  | { readonly type: "acknowledged" }
  /** It did not; `words` are what Slack tells the person. */
  | { readonly type: "failed"; readonly words: string };

export const ACKNOWLEDGED = { type: "acknowledged" } as const;

export function failed(words: string) {
  return { type: "failed", words } as const;
}

/** Observed (bolt-js #1548, #2216): what came of a request that the app did not answer, as people are told it. */
export function errorOf(outcome: Extract<RequestOutcome, { answered: false }>): string {
  return outcome.reason === "timeout" ? "operation_timeout" : "dispatch_failed";
}

/** Assumed: the words of Slack's client at a button or a shortcut whose app did not answer. */
export function settled(outcome: RequestOutcome): InteractionOutcome {
  if (outcome.answered) return ACKNOWLEDGED;
  return failed(
    outcome.reason === "timeout"
      ? "Operation timed out. Apps need to respond within 3 seconds."
      : "This app is not responding.",
  );
}
