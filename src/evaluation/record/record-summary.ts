import type { TapeUse } from "../../llm/cassette/run.ts";
import type { RecordedCase } from "./record-cases.ts";

/** What a recording came to; `--json` prints it as it is. */
export interface RecordSummary {
  readonly mode: string;
  readonly folder: string;
  readonly questions: number;
  /** Calls of the model and of the embedding model. */
  readonly recorded: number;
  readonly replayed: number;
  /** US dollars of what was recorded; null where a price is not known. */
  readonly costUsd: number | null;
  readonly redacted: Readonly<Record<string, number>>;
  readonly failed: number;
  readonly cases: readonly {
    readonly id: string;
    readonly sample: number;
    readonly outcome: string | null;
    readonly recorded: number;
    readonly replayed: number;
    readonly costUsd: number | null;
    readonly redacted: Readonly<Record<string, number>>;
    readonly failure: string | null;
  }[];
}

/** @param outside the vectors of the knowledge, which belong to no case */
export function summaryOf(
  mode: string,
  folder: string,
  cases: readonly RecordedCase[],
  outside: TapeUse,
): RecordSummary {
  const tapes = [outside, ...cases.flatMap(({ tape }) => tape ?? [])];
  const sum = (of: (tape: TapeUse) => number) => tapes.reduce((all, tape) => all + of(tape), 0);
  const costs = tapes.map(({ costUsd }) => costUsd);
  return {
    mode,
    folder,
    questions: new Set(cases.map(({ id }) => id)).size,
    recorded: sum(({ recorded }) => recorded),
    replayed: sum(({ replayed }) => replayed),
    costUsd: costs.includes(null) ? null : sum(({ costUsd }) => costUsd ?? 0),
    redacted: allRedacted(tapes),
    failed: cases.filter(({ failure }) => failure !== null).length,
    cases: cases.map(({ id, sample, outcome, tape, failure }) => ({
      id,
      sample,
      outcome,
      recorded: tape?.recorded ?? 0,
      replayed: tape?.replayed ?? 0,
      costUsd: tape ? tape.costUsd : 0,
      redacted: tape?.redacted ?? {},
      failure,
    })),
  };
}

/** For a person: one screen, however many questions there were. */
export function summaryLines(summary: RecordSummary): readonly string[] {
  const { folder, questions, recorded, replayed, costUsd, redacted, cases } = summary;
  const silent = cases.filter((one) => one.recorded + one.replayed === 0 && one.failure === null).length;
  const masked = Object.entries(redacted).map(([kind, times]) => `${kind} ${times}`);
  const failed = cases.filter(({ failure }) => failure !== null);
  return [
    `${counted(questions, "question")}: ${counted(recorded, "call")} recorded into ${folder}, ${replayed} there already, ${counted(silent, "answer")} without a model.`,
    `Cost: ${costUsd === null ? "unknown, since a model has no known price" : `$${costUsd.toFixed(4)}`}.`,
    `Masked: ${masked.length > 0 ? masked.join(", ") : "nothing"}.`,
    ...(failed.length > 0 ? [`Not recorded: ${counted(failed.length, "answer")}.`] : []),
    ...failed.slice(0, SHOWN).map(({ id, failure }) => `  ${id}: ${failure}`),
    ...(failed.length > SHOWN ? [`  and ${failed.length - SHOWN} more (--json names them all)`] : []),
  ];
}

const SHOWN = 10;

function counted(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? "" : "s"}`;
}

function allRedacted(tapes: readonly TapeUse[]): Readonly<Record<string, number>> {
  const all = new Map<string, number>();
  for (const { redacted } of tapes)
    for (const [kind, times] of Object.entries(redacted)) all.set(kind, (all.get(kind) ?? 0) + times);
  return Object.fromEntries([...all].sort());
}
