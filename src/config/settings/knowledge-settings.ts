import { flag, text } from "./fields.ts";
import type { SettingDefinition } from "./setting-definition.ts";

/** What is answered from, and what is taken as a question. */
export const KNOWLEDGE_SETTINGS = {
  KNOWLEDGE_DIR: {
    schema: text.optional(),
    description: "The folder of Markdown to answer from; without it the bundled knowledge",
    remedy: "Give the path of a folder with .md files.",
  },
  STRICT_INPUT: {
    schema: flag.default(false),
    description: "Refuse questions with `;` or backticks, which are ordinary in engineers' questions",
    remedy: "Give true or false.",
  },
} as const satisfies Record<string, SettingDefinition>;
