import { EXIT_CODES } from "../core/errors.ts";
import { type EvaluationOptions, evaluate } from "./evaluate.ts";
import { recordOf } from "./evaluation-record.ts";
import { reportLines } from "./report-lines.ts";
import { showProgress } from "./show-progress.ts";
import { judgeThresholds, parseThreshold } from "./thresholds.ts";

export interface EvalOptions extends Omit<EvaluationOptions, "onAnswered"> {
  /** As the user wrote them, such as `recall@3>=0.6`. */
  readonly thresholds: readonly string[];
  readonly json: boolean;
  readonly terminal: { readonly output: NodeJS.WriteStream; readonly errors: NodeJS.WriteStream };
}

/**
 * Runs `ledger eval` to its end and returns the exit code.
 * @throws LedgerError where a threshold, the questions, the knowledge or the settings cannot be used
 */
export async function runEval({ thresholds, json, terminal, ...options }: EvalOptions): Promise<number> {
  const wanted = thresholds.map(parseThreshold);
  const progress = showProgress(terminal.errors);
  try {
    const evaluation = await evaluate({ ...options, onAnswered: progress.show });
    progress.clear();
    const judged = judgeThresholds(wanted, evaluation.metrics);
    const lines = json ? [JSON.stringify(recordOf(evaluation, judged))] : reportLines(evaluation, judged);
    terminal.output.write(`${lines.join("\n")}\n`);
    return judged.some(({ crossed }) => crossed) ? EXIT_CODES.failed : EXIT_CODES.fine;
  } finally {
    progress.clear();
  }
}
