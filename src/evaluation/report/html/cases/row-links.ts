import type { Attribution } from "../../../judge/verdict.ts";
import type { KeptRows, RowLink } from "./kept-rows.ts";

/** Leads from the sections above to the rows that are shown. */
export interface RowLinks {
  /** Of the first row of a case, one that failed where there is one; undefined where it is not shown. */
  anchorOf(id: string): string | undefined;
  firstOf(attribution: Attribution): RowLink | undefined;
}

export function rowLinks(rows: Pick<KeptRows, "rows">): RowLinks {
  const anchors = new Map<string, string>();
  const firsts = new Map<Attribution, RowLink>();
  const inOrder = (["failed", "no verdict", "passed"] as const).flatMap((kind) => rows.rows(kind));
  for (const row of inOrder) {
    if (!anchors.has(row.id)) anchors.set(row.id, row.anchor);
    if (row.attribution && !firsts.has(row.attribution)) firsts.set(row.attribution, row);
  }
  return { anchorOf: (id) => anchors.get(id), firstOf: (attribution) => firsts.get(attribution) };
}
