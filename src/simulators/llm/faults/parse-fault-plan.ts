import { LedgerError } from "../../../core/errors.ts";
import { parseYaml, type YamlFile } from "../../../core/parse-yaml.ts";
import { type FaultPlan, faultPlan } from "./fault-plan.ts";
import { faultTrace, planOf } from "./fault-trace.ts";

/**
 * Parses a fault plan of the model endpoint, or the trace of a run, which stands for the plan that repeats it.
 * @throws LedgerError FAULTS_INVALID that names every fault of the file with its line and column.
 */
export function parseFaultPlan(file: YamlFile): FaultPlan {
  const parsed = parseYaml(file, (content) => (isTrace(content) ? faultTrace.transform(planOf) : faultPlan));
  if (parsed.ok) return parsed.content;
  throw invalid(file.path, parsed.faults);
}

function isTrace(content: unknown): boolean {
  return typeof content === "object" && content !== null && "fired" in content;
}

function invalid(path: string, faults: readonly string[]): LedgerError {
  const list = faults.map((fault) => `  - ${fault}`).join("\n");
  return new LedgerError(
    "FAULTS_INVALID",
    `The fault plan ${path} has ${faults.length === 1 ? "a fault" : `${faults.length} faults`} of its own:\n${list}`,
    "Correct the lines above; fixtures/faults/model-rough-day.yaml, which comes with Ledger, is a plan that works.",
  );
}
