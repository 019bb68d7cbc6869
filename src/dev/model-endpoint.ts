import { readFile } from "node:fs/promises";
import { LedgerError, reasonOf } from "../core/errors.ts";
import { EXTRACTIVE_MODEL } from "../llm/extractive/extractive-model.ts";
import { startExtractiveEndpoint } from "../model-endpoint/extractive-endpoint.ts";
import type { FaultPlan } from "../simulators/llm/faults/fault-plan.ts";
import { parseFaultPlan } from "../simulators/llm/faults/parse-fault-plan.ts";
import type { LlmSimulator } from "../simulators/llm/simulator.ts";

/** Starts an OpenAI-compatible endpoint in which the extractive model answers. @throws LedgerError FAULTS_INVALID */
export async function startModelEndpoint(faultFile?: string): Promise<LlmSimulator> {
  const faults = faultFile === undefined ? undefined : await readFaultPlan(faultFile);
  return startExtractiveEndpoint({ model: EXTRACTIVE_MODEL, ...(faults && { faults }) });
}

async function readFaultPlan(path: string): Promise<FaultPlan> {
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (fault) {
    throw new LedgerError(
      "FAULTS_INVALID",
      `The fault plan ${path} cannot be read: ${reasonOf(fault)}`,
      "Name a file that is there, and that you may read.",
      fault,
    );
  }
  return parseFaultPlan({ path, text });
}
