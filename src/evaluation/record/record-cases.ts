import type { Outcome } from "../../core/answer.ts";
import type { TapeUse } from "../../llm/cassette/run.ts";
import type { Case } from "../case.ts";
import type { Asked, AskedPath } from "../through/asked.ts";
import type { Taped } from "./taped.ts";

/** What came of one sample of one case. */
export interface RecordedCase {
  readonly id: string;
  readonly sample: number;
  readonly outcome: Outcome | null;
  readonly tape: TapeUse | undefined;
  /** Why it is not recorded. */
  readonly failure: string | null;
}

export interface RecordCasesOptions {
  /** The way that `ledger eval` asks, so that what is recorded is what it replays. */
  readonly path: AskedPath;
  readonly taped: Taped;
  readonly cases: AsyncIterable<Case>;
  /** How many samples of each case there are to be. */
  readonly repeat: number;
  readonly concurrency: number;
  /** No case is begun after it; those that are under way are ended. */
  readonly signal: AbortSignal;
  readonly onRecorded?: ((done: number) => void) | undefined;
}

/**
 * Asks all cases, some at once, and tells of them in their order; of those that were not begun nothing.
 * The first fault that is not only one case's ends it, once what is under way is over.
 */
export async function recordCases(options: RecordCasesOptions): Promise<readonly RecordedCase[]> {
  const { path, taped, repeat, concurrency, signal, onRecorded } = options;
  const asked = samplesOf(options.cases, repeat);
  const recorded: (RecordedCase | undefined)[] = [];
  const own = new AbortController();
  const stop = AbortSignal.any([signal, own.signal]);
  let [begun, done] = [0, 0];
  const work = async () => {
    for await (const { given, sample } of asked) {
      if (stop.aborted) return;
      const at = begun++;
      const came = await path.ask(given, sample, stop);
      recorded[at] = recordedOf(given, sample, came, taped.tapeOf({ caseId: given.id, sample }));
      onRecorded?.(++done);
    }
  };
  const workers = Array.from({ length: concurrency }, () =>
    work().catch((error: unknown) => {
      own.abort();
      throw error;
    }),
  );
  const failed = (await Promise.allSettled(workers)).find((worker) => worker.status === "rejected");
  if (failed && !signal.aborted) throw failed.reason;
  return recorded.filter((each) => each !== undefined);
}

function recordedOf({ id }: Case, sample: number, asked: Asked, tape: TapeUse | undefined): RecordedCase {
  const isObserved = asked.kind === "observed";
  return {
    id,
    sample,
    outcome: isObserved ? asked.observation.outcome : null,
    tape,
    failure: isObserved ? (tape?.unrecorded[0] ?? null) : asked.because,
  };
}

/** Samples for whoever asks next; one who stops leaves the rest to the others. */
function samplesOf(cases: AsyncIterable<Case>, repeat: number) {
  const samples = generated(cases, repeat);
  return { [Symbol.asyncIterator]: () => ({ next: () => samples.next() }) };
}

async function* generated(cases: AsyncIterable<Case>, repeat: number) {
  for await (const given of cases) for (let sample = 1; sample <= repeat; sample++) yield { given, sample };
}
