import type { CaseRun, Cassettes } from "../../llm/cassette/cassettes.ts";
import type { TapeUse } from "../../llm/cassette/run.ts";

/** Cassettes that remember what each sample of a case had of them. */
export interface Taped {
  readonly cassettes: Cassettes;
  /** Undefined where nothing was heard of it. */
  tapeOf(run: CaseRun): TapeUse | undefined;
}

/** What a case's work throws is thrown after its tape is saved: a call that was paid for before a fault is kept. */
export function taped(cassettes: Cassettes): Taped {
  const tapes = new Map<string, TapeUse>();
  return {
    cassettes: {
      ...cassettes,
      async during(run, work) {
        const { value: ended, tape } = await cassettes.during(run, () =>
          work().then(
            (value) => ({ value }),
            (thrown: unknown) => ({ thrown }),
          ),
        );
        tapes.set(keyOf(run), tape);
        if ("thrown" in ended) throw ended.thrown;
        return { value: ended.value, tape };
      },
    },
    tapeOf: (run) => tapes.get(keyOf(run)),
  };
}

function keyOf({ caseId, sample = 1 }: CaseRun): string {
  return `${sample} ${caseId}`;
}
