import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { Check } from "../check.ts";
import type { Surroundings } from "../surroundings.ts";

const Manifest = z.object({
  engines: z.object({ node: z.string().regex(/^>=\d+(\.\d+){0,2}$/, "is no lower bound, such as >=22.22") }),
});

export function nodeVersion({
  nodeVersion: version,
  root,
}: Pick<Surroundings, "nodeVersion" | "root">): Check {
  return {
    id: "node-version",
    title: "Node",
    severity: "critical",
    async run() {
      const path = join(root, "package.json");
      const { engines } = Manifest.parse(JSON.parse(await readFile(path, "utf8")));
      const evidence = {
        did: `Compared the running Node with "engines" in ${path}`,
        saw: version,
        wanted: engines.node,
      };
      if (isAtLeast(version, engines.node.slice(2))) return { state: "PASS", evidence };
      return {
        state: "FAIL",
        evidence: { ...evidence, saw: `${version}, and it takes ${engines.node}` },
        remedy:
          "Run Ledger through npm (npm start), which uses the Node that npm ci installs, or install a newer one.",
      };
    },
  };
}

function isAtLeast(version: string, least: string): boolean {
  const given = version.split(".").map((part) => Number.parseInt(part, 10));
  for (const [at, needed] of least.split(".").map(Number).entries()) {
    const part = given[at] ?? 0;
    if (part !== needed) return part > needed;
  }
  return true;
}
