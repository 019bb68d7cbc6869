import { readFile } from "node:fs/promises";
import { understand } from "../answer/understand.ts";
import { LedgerError, reasonOf } from "../core/errors.ts";
import { EXTRACTIVE_MODEL, extractiveModel } from "../llm/extractive/extractive-model.ts";
import type { ModelRequest } from "../llm/model.ts";
import { INSUFFICIENT } from "../llm/openai/insufficient.ts";
import { readPrompt } from "../llm/openai/read-prompt.ts";
import type { FaultPlan } from "../simulators/llm/faults/fault-plan.ts";
import { parseFaultPlan } from "../simulators/llm/faults/parse-fault-plan.ts";
import type { Respond } from "../simulators/llm/modes/respond.ts";
import { type LlmSimulator, startLlmSimulator } from "../simulators/llm/simulator.ts";

/** Starts an OpenAI-compatible endpoint in which the extractive model answers. @throws LedgerError FAULTS_INVALID */
export async function startModelEndpoint(faultFile?: string): Promise<LlmSimulator> {
  const faults = faultFile === undefined ? undefined : await readFaultPlan(faultFile);
  return startLlmSimulator({
    models: [{ id: EXTRACTIVE_MODEL }],
    mode: { type: "extractive", respond: answerExtractively },
    // Nobody looks at them here; a journal of questions would only take memory.
    keepCalls: 20,
    ...(faults && { faults }),
  });
}

const answerExtractively: Respond = async ({ messages }) => {
  const read = readPrompt(messages);
  if (read === undefined) return "This endpoint answers questions of Ledger only.";
  return (await textFor(withQuery(read))) ?? INSUFFICIENT;
};

/** The prompt has the question, not what it was searched by: that is found as it was the first time. */
function withQuery(read: ModelRequest): ModelRequest {
  return { ...read, query: understand(read.question, read.thread).query };
}

async function textFor(request: ModelRequest): Promise<string | undefined> {
  const stream = extractiveModel.generate(request);
  for (;;) {
    const step = await stream.next();
    if (step.done) return step.value.text;
  }
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
