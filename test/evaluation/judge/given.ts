import type { Case } from "../../../src/evaluation/case.ts";
import type { Observation } from "../../../src/evaluation/observation.ts";

/** A case to be answered by one passage, and what is different. */
export function caseOf(of: Partial<Case> = {}): Case {
  return {
    id: "case",
    file: "cases.jsonl",
    line: 1,
    question: "How many days carry over?",
    thread: [],
    expect: "answer",
    gold: ["pto.md#carry-over"],
    tags: [],
    inject: [],
    assertions: [],
    ...of,
  };
}

export const PASSAGES = [
  {
    source: "pto.md#carry-over",
    text: "Up to 5 days of vacation carry over into the next year, and they lapse in March.",
  },
  {
    source: "pto.md#sick-leave",
    text: "Sick leave needs a note from a doctor from the third day on; see https://intra.example/sick for the form.",
  },
];

/** The right answer to that case, and what is different. */
export function observationOf(of: Partial<Observation> = {}): Observation {
  return {
    outcome: "answered",
    text: "Up to 5 days of vacation carry over [1].",
    model: "extractive",
    inputTokens: 0,
    outputTokens: 0,
    costUsd: 0,
    recordedLatencyMs: null,
    cited: [
      {
        source: "pto.md#carry-over",
        quote: "Up to 5 days of vacation carry over into the next year, and they lapse in March.",
      },
    ],
    ranking: PASSAGES.map(({ source }) => source),
    passages: PASSAGES,
    dropped: [],
    ...of,
  };
}
