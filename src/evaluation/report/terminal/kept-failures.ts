import { shortened } from "../../../core/shortened.ts";
import type { Verdict } from "../../judge/verdict.ts";
import type { Result } from "../../result.ts";
import { type NoPass, reasonOf } from "../failure-words.ts";
import { createFirstFailures, type FirstFailures } from "../first-failures.ts";

/** What is shown of a case that did not pass. */
export interface KeptFailure {
  readonly id: string;
  readonly file: string;
  readonly line: number;
  /** What it failed of, or why it has no verdict. */
  readonly reason: string;
  readonly because: string;
  /** It passed in the baseline. */
  readonly broke: boolean;
}

/** What the screen tells of single cases, each once of a kind. */
export interface KeptFailures {
  add(result: Result): void;
  readonly failed: Pick<FirstFailures<KeptFailure>, "first" | "all">;
  readonly withoutVerdict: Pick<FirstFailures<KeptFailure>, "first" | "all">;
  /** Ids of cases that passed now and failed then. */
  readonly unsteady: Pick<FirstFailures<string>, "first">;
}

const MOST_FAILED = 10;
const MOST_WITHOUT_VERDICT = 3;
const MOST_UNSTEADY = 5;
/** Nobody reads more of a text on a screen, in UTF-16 units. */
const LONGEST = 600;

export function createKeptFailures(): KeptFailures {
  const failed = createFirstFailures<KeptFailure>(MOST_FAILED);
  const withoutVerdict = createFirstFailures<KeptFailure>(MOST_WITHOUT_VERDICT);
  const unsteady = createFirstFailures<string>(MOST_UNSTEADY);
  let id: string | undefined;
  let seen = new Set<Verdict["kind"]>();
  return {
    failed,
    withoutVerdict,
    unsteady,
    add(result) {
      const { verdict } = result;
      // The samples of a case come one after the other.
      if (result.case.id !== id) seen = new Set();
      id = result.case.id;
      seen.add(verdict.kind);
      if (seen.has("pass") && seen.has("fail"))
        unsteady.add(result, () => shortened(result.case.id, LONGEST));
      if (verdict.kind === "fail") failed.add(result, () => keptOf(result, verdict));
      else if (verdict.kind !== "pass") withoutVerdict.add(result, () => keptOf(result, verdict));
    },
  };
}

function keptOf({ case: { id, file, line }, brokeBaseline }: Result, verdict: NoPass): KeptFailure {
  return {
    id: shortened(id, LONGEST),
    file: file.slice(-LONGEST),
    line,
    reason: reasonOf(verdict),
    because: shortened(verdict.because, LONGEST),
    broke: brokeBaseline ?? false,
  };
}
