import { dirname } from "node:path";
import type { AnswerPorts } from "../answer/ports.ts";
import type { Settings } from "../config/settings.ts";
import type { Emit } from "../core/events.ts";
import { openReadyAnswers } from "../intents/open-intents.ts";
import { isDeclaration, type LiveKnowledge } from "../knowledge/live-knowledge.ts";
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
    ready: await openReadyAnswers({ file: settings.INTENTS_FILE, folder: homeOf(knowledge) }),
    model: await createModel(settings, { ...options, emit }),
    admission: { strict: settings.STRICT_INPUT },
    clock: { now: () => performance.now() },
    emit,
  };
}

/** The folder of the knowledge, or that of the file which declares its sources. */
function homeOf(knowledge: LiveKnowledge): string {
  const { folder } = knowledge.status();
  return isDeclaration(folder) ? dirname(folder) : folder;
}
