import { resolve } from "node:path";
import { isDeclaration } from "../../knowledge/live-knowledge.ts";
import type { Check } from "../check.ts";
import { type Surroundings, settingsOf } from "../surroundings.ts";
import { loadFolder } from "./load-folder.ts";
import { loadSources } from "./load-sources.ts";

/** The knowledge that would be answered from. */
export function knowledge({ env, bundled }: Pick<Surroundings, "env" | "bundled">): Check {
  return {
    id: "knowledge",
    title: "Knowledge",
    severity: "critical",
    async run() {
      const { KNOWLEDGE_FILE: file, KNOWLEDGE_DIR: folder } = settingsOf(
        env,
        "KNOWLEDGE_FILE",
        "KNOWLEDGE_DIR",
      );
      const place = resolve(file ?? folder ?? bundled);
      return isDeclaration(place) ? loadSources(place, env) : loadFolder(place);
    },
  };
}
