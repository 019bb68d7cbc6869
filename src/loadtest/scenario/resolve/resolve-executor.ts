import { readFile } from "node:fs/promises";
import { LedgerError } from "../../../core/errors.ts";
import { whyUnreadable } from "../../../core/why-unreadable.ts";
import type { Executor, RecordedQuestion, Stage } from "../executor.ts";
import type { WrittenExecutor } from "../schema/executor-shapes.ts";
import { fromFolder } from "./places.ts";
import { recordedQuestions } from "./recorded-questions.ts";
import type { Path, Resolving } from "./resolving.ts";

/** An executor with its journal read, under the names that the program has for its fields. */
export async function resolveExecutor(
  written: WrittenExecutor,
  path: Path,
  resolving: Resolving,
): Promise<Executor> {
  if (written.executor === "replay") {
    const { executor, journal, speed } = written;
    return { executor, speed, questions: await readJournal(journal, speed, [...path, "journal"], resolving) };
  }
  return "timeUnit" in written ? arriving(written) : closed(written);
}

type Written<Name extends WrittenExecutor["executor"]> = Extract<WrittenExecutor, { executor: Name }>;

function arriving(written: Written<"constant-arrival-rate" | "ramping-arrival-rate" | "spike">): Executor {
  const { timeUnit: timeUnitMs, arrivals, preAllocatedVUs, maxVUs } = written;
  const shared = {
    timeUnitMs,
    arrivals,
    ...(preAllocatedVUs !== undefined && { preAllocatedVUs }),
    ...(maxVUs !== undefined && { maxVUs }),
  };
  if (written.executor === "ramping-arrival-rate") {
    const { executor, startRate, stages } = written;
    return { ...shared, executor, startRate, stages: stagesOf(stages) };
  }
  const { rate, duration: durationMs } = written;
  if (written.executor === "constant-arrival-rate")
    return { ...shared, executor: written.executor, rate, durationMs };
  const { executor, peak, at: atMs, ramp: rampMs, for: forMs } = written;
  return { ...shared, executor, rate, durationMs, peak, atMs, rampMs, forMs };
}

function closed(written: Written<"constant-vus" | "ramping-vus" | "shared-iterations">): Executor {
  const thinkTime = { minMs: written.thinkTime.min, maxMs: written.thinkTime.max };
  if (written.executor === "constant-vus") {
    const { executor, vus, duration: durationMs } = written;
    return { executor, vus, durationMs, thinkTime };
  }
  if (written.executor === "shared-iterations") {
    const { executor, vus, iterations, maxDuration: maxDurationMs } = written;
    return { executor, vus, iterations, maxDurationMs, thinkTime };
  }
  const { executor, startVUs, stages, gracefulRampDown: gracefulRampDownMs } = written;
  return { executor, startVUs, stages: stagesOf(stages), gracefulRampDownMs, thinkTime };
}

function stagesOf(stages: Written<"ramping-vus">["stages"]): Stage[] {
  return stages.map(({ name, target, duration: durationMs }, at) => ({
    name: name ?? `stage ${at + 1}`,
    target,
    durationMs,
  }));
}

async function readJournal(
  journal: string,
  speed: number,
  path: Path,
  resolving: Resolving,
): Promise<readonly RecordedQuestion[]> {
  try {
    const text = await readFile(fromFolder(resolving.places, journal), "utf8");
    const questions = await recordedQuestions(text.split("\n"), speed);
    if (questions.length === 0) resolving.fault(path, "holds no question to a bot");
    return questions;
  } catch (error) {
    const reason = error instanceof LedgerError ? error.message : whyUnreadable(error);
    resolving.fault(path, `cannot be replayed: ${reason}`);
    return [];
  }
}
