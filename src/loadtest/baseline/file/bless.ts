import { lstat, realpath } from "node:fs/promises";
import { LedgerError, reasonOf } from "../../../core/errors.ts";
import { openDraft } from "../../../report-files/draft.ts";
import type { Sink } from "../../../report-files/sink.ts";
import type { Baseline } from "../baseline.ts";
import type { BaselinePlace } from "./baseline-place.ts";
import { baselineText } from "./baseline-text.ts";
import { findBaseline } from "./read-baseline.ts";

/**
 * Makes a run the baseline; the file is there whole or as it was. A slow run may be blessed, one whose figures are not
 * true may not. What is there already is replaced where it is a baseline of the same scenario.
 * @param lack why its figures are none to go by, where they are not: that a repeat was invalid or did not end
 * @throws LedgerError BASELINE_NOT_BLESSED, or BASELINE_INVALID where something else is in its place or it cannot be written
 */
export async function blessRun(place: BaselinePlace, run: Baseline, lack?: string): Promise<void> {
  await assertOfScenario(place, run.fingerprint.scenario.name);
  if (lack !== undefined || run.repeats.length === 0) throw notBlessed(place, lack ?? "there is no run");
  await written(place, (draft) => draft.write(baselineText(run)).then(draft.keep));
}

/**
 * Sees before a run that its figures can be kept under that name: a draft is begun beside it, and dropped.
 * @throws LedgerError BASELINE_INVALID where the file is something else or cannot be written, BASELINE_NOT_BLESSED where it
 * is of another scenario
 */
export async function assertBlessable(place: BaselinePlace, scenario: string): Promise<void> {
  await assertOfScenario(place, scenario);
  await written(place, (draft) => draft.drop());
}

async function assertOfScenario(place: BaselinePlace, scenario: string): Promise<void> {
  const there = (await findBaseline(place))?.fingerprint.scenario.name;
  if (there !== undefined && there !== scenario)
    throw notBlessed(place, `it is one of the scenario ${there}, and this run is of ${scenario}`);
}

function notBlessed({ name }: BaselinePlace, why: string): LedgerError {
  return new LedgerError(
    "BASELINE_NOT_BLESSED",
    `The baseline ${name} was left as it is: ${why}.`,
    "Bless a valid run that came to its end, under a name of its own for each scenario.",
  );
}

/** Does something with a draft of the file, which is gone where that fails. @throws LedgerError BASELINE_INVALID */
async function written({ path }: BaselinePlace, work: (draft: Sink) => Promise<void>): Promise<void> {
  let draft: Sink | undefined;
  try {
    // Where the path is a link, what it leads to is written.
    const target = await realpath(path).catch(() => path);
    const there = await lstat(target).catch(() => undefined);
    draft = await openDraft(target, { there, append: false });
    await work(draft);
  } catch (error) {
    await draft?.drop().catch(() => {});
    throw new LedgerError(
      "BASELINE_INVALID",
      `The baseline ${path} cannot be written: ${reasonOf(error)}.`,
      "Give --baseline a file in a folder that you may write to.",
      error,
    );
  }
}
