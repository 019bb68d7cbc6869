import type { Clock } from "../../../core/clock.ts";
import type { Directory } from "../apps/directory.ts";
import type { Happening } from "../journal/journal.ts";
import { createOneAnswer } from "./answers/one-answer.ts";
import type { Check } from "./check.ts";
import { createNoLeak } from "./leaks/no-leak.ts";
import { createNoOrphanStream } from "./no-orphan-stream.ts";
import { createNoneLeftThinking } from "./none-left-thinking.ts";
import { createRateLimitsKept } from "./rate-limits-kept.ts";
import type { InvariantReport } from "./report.ts";
import { INVARIANT_DEFAULTS, type InvariantSettings } from "./settings.ts";

/** Watches what the apps do while the simulator runs. */
export interface Invariants {
  /** Takes each happening of the journal. */
  hear(happening: Happening): void;
  /** Watches all workspaces of the directory from here on. */
  watch(directory: Directory): void;
  report(): InvariantReport;
}

export function createInvariants(clock: Clock, settings: Partial<InvariantSettings> = {}): Invariants {
  const all: InvariantSettings = { ...INVARIANT_DEFAULTS, ...settings };
  const checks: readonly Check[] = [
    createOneAnswer(all),
    createNoLeak(all),
    createNoOrphanStream(all),
    createNoneLeftThinking(all),
    createRateLimitsKept(),
  ];
  const hearing = checks.filter((check) => check.hear !== undefined);
  const seeing = checks.filter((check) => check.see !== undefined);

  return {
    hear(happening) {
      const now = clock.now();
      for (const check of hearing) check.hear?.(happening, now);
    },
    watch(directory) {
      for (const workspace of directory.workspaces.values()) {
        workspace.watch((change) => {
          const now = clock.now();
          for (const check of seeing) check.see?.(change, workspace, now);
        });
      }
    },
    report() {
      const reports = checks.map((check) => check.report(clock.now()));
      return { holds: reports.every(({ violations }) => violations.length === 0), checks: reports };
    },
  };
}
