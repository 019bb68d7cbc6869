import { ModelFault } from "./fault.ts";

/** No whole answer in time. It tells nothing of the endpoint where most of the time went by before the call. */
export function lateAnswer(answerMs: number, countsForBreaker: boolean): ModelFault {
  const message = `no whole answer within ${answerMs / 1000} s`;
  return new ModelFault("answer_timeout", message, { traits: { countsForBreaker } });
}
