import type { Check } from "../check.ts";
import type { Surroundings } from "../surroundings.ts";
import { loadFolder } from "./load-folder.ts";

const REMEDY = "It comes with Ledger: install it again, or in a clone: git checkout -- fixtures/knowledge";

export function bundledKnowledge({ bundled }: Pick<Surroundings, "bundled">): Check {
  return {
    id: "bundled-knowledge",
    title: "Bundled knowledge",
    severity: "major",
    async run() {
      const finding = await loadFolder(bundled);
      return "remedy" in finding ? { ...finding, remedy: REMEDY } : finding;
    },
  };
}
