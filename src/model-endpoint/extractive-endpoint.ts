import { understand } from "../answer/understand.ts";
import { extractiveModel } from "../llm/extractive/extractive-model.ts";
import type { ModelRequest } from "../llm/model.ts";
import { INSUFFICIENT } from "../llm/openai/insufficient.ts";
import { readPrompt } from "../llm/openai/read-prompt.ts";
import type { Respond } from "../simulators/llm/modes/respond.ts";
import { type LlmSimulator, startLlmSimulator } from "../simulators/llm/simulator.ts";
import type { LlmSimulatorOptions } from "../simulators/llm/simulator-options.ts";

export interface ExtractiveEndpointOptions extends Pick<LlmSimulatorOptions, "faults" | "latency" | "seed"> {
  /** The name that the model goes by. */
  readonly model: string;
}

/** Starts an OpenAI-compatible endpoint in which the extractive model answers. */
export function startExtractiveEndpoint({
  model,
  ...options
}: ExtractiveEndpointOptions): Promise<LlmSimulator> {
  return startLlmSimulator({
    models: [{ id: model }],
    mode: { type: "extractive", respond: answerExtractively },
    // Nobody looks at them here; a journal of questions would only take memory.
    keepCalls: 20,
    ...options,
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
