import { hintFor } from "../../text/nearest-names.ts";
import type { Selector } from "../../thresholds/threshold.ts";
import type { MetricName } from "../measure/metric-table.ts";
import { QUESTION_KINDS, type QuestionKind } from "../scenario/question-kind.ts";

/** The parts of a run that have figures of their own; one that is absent is not known. */
export interface KnownParts {
  readonly stages?: readonly string[] | undefined;
  /** Those of the stages in which nothing is asked. */
  readonly silentStages?: readonly string[] | undefined;
  readonly kinds?: readonly QuestionKind[] | undefined;
  readonly checks?: readonly string[] | undefined;
}

/** What is wrong with the part of a metric that is asked for; undefined for nothing. */
export function selectorFault(
  metric: MetricName,
  { key, value }: Selector,
  { stages, silentStages = [], kinds = QUESTION_KINDS, checks }: KnownParts,
): string | undefined {
  const names: Readonly<Record<string, readonly string[] | undefined>> = {
    stage: stages,
    kind: QUESTION_KINDS,
    ...(metric === "checks" && { check: checks }),
  };
  const keys = Object.keys(names);
  if (!Object.hasOwn(names, key))
    return `${metric} is not told apart by "${key}"${hintFor(key, keys) || "."} It is by ${keys.join(" or ")}.`;
  const known = names[key];
  if (value === "") return `${metric}{${key}:} names no ${key}.`;
  if (key === "stage" && silentStages.includes(value))
    return `Nothing is asked in the stage "${value}": it takes no time, or its rate is 0.`;
  if (key === "kind" && known?.includes(value) && !kinds.some((kind) => kind === value))
    return `No question is of the kind "${value}". ${thereAre(kinds)}`;
  if (!known || known.includes(value)) return undefined;
  return `There is no ${key} "${value}"${hintFor(value, known) || "."} ${thereAre(known)}`;
}

function thereAre(names: readonly string[]): string {
  if (names.length === 0) return "There is none.";
  return names.length === 1 ? `There is only ${names[0]}.` : `There are ${names.join(", ")}.`;
}
