import type { AnswerPorts } from "../answer/ports.ts";
import type { Settings } from "../config/settings.ts";
import type { Emit } from "../core/events.ts";
import type { LiveKnowledge } from "../knowledge/live-knowledge.ts";
import { createModel, type ModelOptions } from "../llm/create-model.ts";

/** What the answer path gets in production, wherever a question comes from. */
export async function createAnswerPorts(
  settings: Settings,
  knowledge: LiveKnowledge,
  emit: Emit,
  options: ModelOptions = {},
): Promise<AnswerPorts> {
  return {
    knowledge,
    model: await createModel(settings, { ...options, emit }),
    admission: { strict: settings.STRICT_INPUT },
    clock: { now: () => performance.now() },
    emit,
  };
}
