import type { Markup } from "../../../../html-page/markup.ts";
import type { Attribution } from "../../../judge/verdict.ts";
import type { Result } from "../../../result.ts";
import { createFirstFailures } from "../../first-failures.ts";
import type { RunHead } from "../../reporter.ts";
import { caseRow } from "./case-row.ts";
import { createTagNumbers } from "./tag-numbers.ts";

/** Bounds of what the page shows of single results; the sections above them count all. */
export interface HtmlLimits {
  /** Failures and results without a verdict. */
  readonly failures: number;
  readonly passes: number;
}

export const HTML_LIMITS: HtmlLimits = { failures: 1_000, passes: 500 };

export type RowKind = "failed" | "no verdict" | "passed";

/** Where a row is on the page. */
export interface RowLink {
  readonly anchor: string;
  readonly id: string;
}

export interface Row extends RowLink {
  readonly kind: RowKind;
  readonly attribution?: Attribution;
  readonly broke: boolean;
  readonly markup: Markup;
}

/** The rows that the page will show, those first that tell most. Of results beyond the limits only the number is kept. */
export interface KeptRows {
  add(result: Result): void;
  rows(kind: RowKind): readonly Row[];
  leftOut(kind: RowKind): number;
  /** The tags of the rows that can be filtered by; a row knows a tag by its place here. */
  readonly tags: readonly string[];
}

export function createKeptRows({ repeat }: Pick<RunHead, "repeat">, limits: HtmlLimits): KeptRows {
  const notPassed = createFirstFailures<Row>(
    limits.failures,
    ({ case: { id }, sample }) => `${sample} ${id}`,
  );
  const passed: Row[] = [];
  const all: Record<RowKind, number> = { failed: 0, "no verdict": 0, passed: 0 };
  const tags = createTagNumbers();
  let next = 1;
  return {
    tags: tags.tags,
    add(result) {
      const kind = kindOf(result);
      all[kind]++;
      if (kind !== "passed") notPassed.add(result, () => rowOf(kind, result));
      else if (passed.length < limits.passes) passed.push(rowOf(kind, result));
    },
    rows,
    leftOut: (kind) => all[kind] - rows(kind).length,
  };

  function rows(kind: RowKind): readonly Row[] {
    return kind === "passed" ? passed : notPassed.first().filter((row) => row.kind === kind);
  }

  function rowOf(kind: RowKind, result: Result): Row {
    const { verdict, brokeBaseline } = result;
    const anchor = `r${next++}`;
    return {
      ...{ anchor, id: result.case.id, kind, broke: brokeBaseline ?? false },
      ...(verdict.kind === "fail" && { attribution: verdict.attribution }),
      markup: caseRow(result, { anchor, repeat, tags: tags.numbersOf(result.case.tags) }),
    };
  }
}

function kindOf({ verdict }: Result): RowKind {
  if (verdict.kind === "pass") return "passed";
  return verdict.kind === "fail" ? "failed" : "no verdict";
}
