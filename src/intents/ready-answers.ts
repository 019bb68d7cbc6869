import type { ReadyAnswers } from "../answer/ports.ts";
import type { Language } from "../language/language.ts";
import { createClassifier } from "./classify.ts";
import type { Intent, IntentFile } from "./intent.ts";

export function createReadyAnswers({
  intents,
  elsewhere,
}: Pick<IntentFile, "intents" | "elsewhere">): ReadyAnswers {
  const byId = new Map(intents.map((intent) => [intent.id, intent]));
  const classify = createClassifier([
    ...intents.flatMap(({ id, examples }) => examples.map((text) => ({ text, intent: id }))),
    ...elsewhere.map((text) => ({ text, intent: undefined })),
  ]);
  return {
    intents: [...byId.keys()],
    find(text, language) {
      const intent = byId.get(classify(text) ?? "");
      return intent && { intent: intent.id, text: textIn(language, intent), cite: intent.cite };
    },
  };
}

function textIn(language: Language, { answer }: Intent): string {
  return answer[language] ?? answer.en;
}
