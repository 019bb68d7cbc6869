import type { ExecutorOutcome } from "../executors/executor.ts";
import type { Generated } from "./what-makes-invalid.ts";

/**
 * What executors did together, with what was measured while they did it. What a closed executor's users never came to in
 * their time never fell due: the bot was slow, and not the generator.
 */
export function generatedBy(
  outcomes: readonly ExecutorOutcome[],
  measured: Omit<Generated, "planned" | "sent" | "dropped">,
): Generated {
  const sum = (of: (outcome: ExecutorOutcome) => number) =>
    outcomes.reduce((total, outcome) => total + of(outcome), 0);
  return {
    ...measured,
    planned: sum(({ planned, dropped }) => planned - dropped["not-begun"]),
    sent: sum(({ started }) => started),
    dropped: {
      late: sum(({ dropped }) => dropped.late),
      "in-flight": sum(({ dropped }) => dropped["in-flight"]),
    },
  };
}
