import { type Line, line } from "../../../terminal-text/line.ts";
import type { Result } from "../../result.ts";
import { isTelling, rankOf } from "../first-failures.ts";
import { liveLine } from "./live-line.ts";

/** So many failures are told as they come; what comes then is counted. Injections and what broke have places of their own. */
const MOST = { telling: 200, others: 20 } as const;

/** Says which of the results that come are told. */
export interface LiveFailures {
  /** Nothing where the result passed, or too many are told already. */
  lineOf(result: Result): Line | undefined;
}

/** Each case once, also where several of its samples fail, but for one that tells more than those before. */
export function createLiveFailures(): LiveFailures {
  const told = { telling: 0, others: 0 };
  let last: { readonly id: string; readonly rank: number } | undefined;
  return {
    lineOf(result) {
      const { verdict } = result;
      if (verdict.kind === "pass") return undefined;
      const [{ id }, rank] = [result.case, rankOf(result)];
      if (id === last?.id && rank >= last.rank) return undefined;
      last = { id, rank };
      const kind = isTelling(result) ? "telling" : "others";
      if (told[kind] > MOST[kind]) return undefined;
      told[kind]++;
      return told[kind] > MOST[kind] ? ENOUGH[kind] : liveLine(result, verdict);
    },
  };
}

const ENOUGH: Readonly<Record<keyof typeof MOST, Line>> = {
  telling: line("  … more injections and broken questions are counted only", "dim"),
  others: line("  … more failures are counted only", "dim"),
};
