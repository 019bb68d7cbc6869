import type { CaseRecords } from "./case-records.ts";

/** The cases that are in both of two runs, by their places in each, and those that are in one. */
export interface PairedCases {
  readonly before: CaseRecords;
  readonly after: CaseRecords;
  readonly size: number;
  /** Of each pair. */
  readonly beforeAt: Uint32Array;
  readonly afterAt: Uint32Array;
  /** Ids, A to Z. */
  readonly onlyBefore: readonly string[];
  readonly onlyAfter: readonly string[];
}

/** Both are in the order of their ids, so that one walk through both is enough. */
export function pairCases(before: CaseRecords, after: CaseRecords): PairedCases {
  const most = Math.min(before.size, after.size);
  const [beforeAt, afterAt] = [new Uint32Array(most), new Uint32Array(most)];
  const onlyBefore: string[] = [];
  const onlyAfter: string[] = [];
  let [was, is, size] = [0, 0, 0];
  while (was < before.size || is < after.size) {
    const old = was < before.size ? before.id(was) : undefined;
    const young = is < after.size ? after.id(is) : undefined;
    if (old !== undefined && old === young) {
      beforeAt[size] = was++;
      afterAt[size++] = is++;
    } else if (young === undefined || (old !== undefined && old < young)) {
      onlyBefore.push(old ?? "");
      was++;
    } else {
      onlyAfter.push(young);
      is++;
    }
  }
  return {
    ...{ before, after, size, onlyBefore, onlyAfter },
    ...{ beforeAt: beforeAt.subarray(0, size), afterAt: afterAt.subarray(0, size) },
  };
}
