import { resolve } from "node:path";
import type { Check } from "../check.ts";
import { type Surroundings, settingsOf } from "../surroundings.ts";
import { loadFolder } from "./load-folder.ts";

/** The knowledge that would be answered from. */
export function knowledge({ env, bundled }: Pick<Surroundings, "env" | "bundled">): Check {
  return {
    id: "knowledge",
    title: "Knowledge",
    severity: "critical",
    run: async () => loadFolder(resolve(settingsOf(env, "KNOWLEDGE_DIR").KNOWLEDGE_DIR ?? bundled)),
  };
}
