import { flag, text } from "./fields.ts";
import type { SettingDefinition } from "./setting-definition.ts";

/** What is answered from, and what is taken as a question. */
export const KNOWLEDGE_SETTINGS = {
  KNOWLEDGE_DIR: {
    schema: text.optional(),
    description: "The folder of Markdown to answer from; without it the bundled knowledge",
    remedy: "Give the path of a folder with .md files.",
  },
  KNOWLEDGE_FILE: {
    schema: text.regex(/\.ya?ml$/i).optional(),
    description:
      "The YAML file that declares the sources to answer from (docs/knowledge-sources.md), in place of KNOWLEDGE_DIR",
    remedy: "Give the path of a .yaml file.",
  },
  KNOWLEDGE_DATA_DIR: {
    schema: text.default(".ledger/knowledge"),
    description:
      "The folder that keeps what was fetched from the sources, so that a start finds it where one is down",
    remedy: "Give the path of a folder that this user can write, one for each process.",
  },
  INTENTS_FILE: {
    schema: text.optional(),
    description:
      "The YAML file of ready answers, in addition to the shipped ones; without it `intents.yaml` in the knowledge folder, where there is one",
    remedy: "Give the path of a .yaml file in the form of fixtures/intents/ledger.yaml.",
  },
  STRICT_INPUT: {
    schema: flag.default(false),
    description: "Refuse questions with `;` or backticks, which are ordinary in engineers' questions",
    remedy: "Give true or false.",
  },
} as const satisfies Record<string, SettingDefinition>;
