import type { Observation } from "../../observation.ts";
import type { Result, Scores } from "../../result.ts";

/**
 * One question with its answer, as `--json` prints it. What was never asked has an outcome of null, and null for all that
 * an answer would have; what is known of no case is left out.
 * @param repeat how often each question is asked
 */
export function questionRecord(result: Result, repeat: number) {
  const { case: asked, sample, verdict, observation, assertions, scores } = result;
  const { id, file, line, question, thread, gold, reference, expect, tags } = asked;
  return {
    ...{ id, file, line },
    ...(repeat > 1 && { sample }),
    question,
    ...(thread.length > 0 && { thread: thread.map(({ speaker, text }) => ({ speaker, text })) }),
    gold,
    ...(reference !== undefined && { reference }),
    ...{ expect, tags },
    ...observedRecord(observation),
    verdict: verdict.kind,
    ...(verdict.kind === "fail" && { attribution: verdict.attribution }),
    ...(verdict.kind !== "pass" && { because: verdict.because }),
    ...(result.brokeBaseline && { brokeBaseline: true }),
    ...(assertions.length > 0 && { assertions }),
    scores: known(scores),
  };
}

function observedRecord(seen: Observation | null) {
  const dropped = seen?.dropped ?? [];
  return {
    outcome: seen?.outcome ?? null,
    model: seen?.model ?? null,
    costUsd: seen?.costUsd ?? null,
    inputTokens: seen?.inputTokens ?? null,
    outputTokens: seen?.outputTokens ?? null,
    recordedLatencyMs: seen?.recordedLatencyMs ?? null,
    answer: seen?.text ?? null,
    cited: seen?.cited.map(({ source }) => source) ?? [],
    ranking: seen?.ranking ?? null,
    ...(dropped.length > 0 && { dropped }),
  };
}

function known(scores: Scores): Scores {
  return Object.fromEntries(Object.entries(scores).filter(([, score]) => score !== null));
}
