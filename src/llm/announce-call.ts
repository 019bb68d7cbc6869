import type { CallOutcome } from "./call.ts";
import type { ModelRequest } from "./model.ts";

/** Announces a call to whoever wants to hear of it. */
export function announceCall(
  model: string,
  { attempt = 1, insteadOf, onCall }: ModelRequest,
): (outcome: CallOutcome) => void {
  return onCall?.({ model, attempt, ...(insteadOf && { insteadOf }) }) ?? (() => {});
}

/** The request with a second listener for how its calls ended. */
export function hearingCalls(request: ModelRequest, hear: (outcome: CallOutcome) => void): ModelRequest {
  return {
    ...request,
    onCall: (call) => {
      const tell = request.onCall?.(call);
      return (outcome) => {
        hear(outcome);
        tell?.(outcome);
      };
    },
  };
}
