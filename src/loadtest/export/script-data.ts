import type { LoadScenario, Workload } from "../scenario/load-scenario.ts";
import { createStageOf } from "../scenario/stages.ts";
import { worldOf } from "../scenario/world.ts";
import { k6Names } from "./k6-names.ts";
import { createQuestionTable, type QuestionTable, type TableQuestion } from "./question-table.ts";
import { type ScriptMix, scriptMix } from "./script-mix.ts";

/** What the script asks, as data in it. */
export interface ScriptData {
  readonly questions: readonly TableQuestion[];
  /** By the name of the scenario in k6's options. */
  readonly workloads: Readonly<Record<string, ScriptWorkload>>;
  /** What replays ask: when, in milliseconds from the workload's begin, which question, and who. */
  readonly recorded: readonly Recorded[];
}

type Recorded = readonly [atMs: number, question: number, user: number];

interface ScriptWorkload {
  /** Tells its random numbers from those of others. */
  readonly number: number;
  readonly users: number;
  /** Each stage with its end, in milliseconds from the workload's begin. */
  readonly stages: readonly (readonly [name: string, endMs: number | null])[];
  readonly mix: ScriptMix | null;
  /** Whether the last of the users is the one who asks over the limit. */
  readonly hasHeavyUser: boolean;
  /** A person waits for the answer and thinks so long, in milliseconds; null where nobody waits. */
  readonly thinkMs: readonly [min: number, max: number] | null;
  /** Where its recorded questions begin, where it is a replay. */
  readonly recordedFrom: number | null;
}

export function scriptData(scenario: LoadScenario): ScriptData {
  const { workloads } = scenario;
  const { users } = worldOf(scenario);
  const table = createQuestionTable();
  const recorded: Recorded[] = [];
  const names = k6Names(workloads);
  const entries = workloads.map((workload, number) => {
    const { executor, mix } = workload;
    const isReplay = executor.executor === "replay";
    const of: ScriptWorkload = {
      number,
      users,
      stages: stagesOf(workload, workloads),
      mix: mix ? scriptMix(mix, table) : null,
      hasHeavyUser: mix?.userLimit !== undefined,
      thinkMs: "thinkTime" in executor ? [executor.thinkTime.minMs, executor.thinkTime.maxMs] : null,
      recordedFrom: isReplay ? recorded.length : null,
    };
    if (isReplay) for (const each of executor.questions) recorded.push(recordedOf(each, table));
    return [names[number], of] as const;
  });
  return { questions: table.questions(), workloads: Object.fromEntries(entries), recorded };
}

interface Asked {
  readonly atMs: number;
  readonly text: string;
  readonly user: number;
}

function recordedOf({ atMs, text, user }: Asked, table: QuestionTable): Recorded {
  return [Math.round(atMs), table.numberOf({ text }), user];
}

function stagesOf(workload: Workload, workloads: readonly Workload[]): ScriptWorkload["stages"] {
  const stageOf = createStageOf(workloads);
  const ends = endsOf(workload.executor);
  return ends.map((end, at) => {
    const begin = ends[at - 1] ?? 0;
    return [stageOf(workload.name, workload.startMs + begin), at === ends.length - 1 ? null : end];
  });
}

/** When the stages of some length end; one where there are none. */
function endsOf(executor: Workload["executor"]): number[] {
  let ends: number[] = [0];
  if ("stages" in executor) {
    let endMs = 0;
    ends = executor.stages.map(({ durationMs }) => (endMs += durationMs));
  }
  if (executor.executor === "spike") {
    const { atMs, rampMs, forMs, durationMs } = executor;
    ends = [atMs, atMs + 2 * rampMs + forMs, durationMs];
  }
  return ends.filter((end, at) => ends.length === 1 || end > (ends[at - 1] ?? 0));
}
