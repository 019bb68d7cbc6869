import { join } from "node:path";
import { Flags } from "@oclif/core";
import { countedProgress } from "../../src/cli/counted-progress.ts";
import { knowledgeFlag } from "../../src/cli/flags.ts";
import { LedgerCommand } from "../../src/cli/ledger-command.ts";
import type { Severity } from "../../src/curation/check/finding.ts";

export default class KnowledgeCheck extends LedgerCommand {
  static override summary =
    "Find what is wrong with the knowledge: dead links, duplicates, stale or empty parts";
  static override description =
    "Looks at a folder of Markdown, or at each source that a file declares, and changes nothing. Errors: sources, files and front matter that cannot be read, audiences and synonyms that cannot be used, dead relative links and anchors, labels of links that nothing defines, anchors given twice. Warnings: documents that no other links to (where the others are linked from one to the next, from an index.md or README.md on), no title, headings without text, sections that are too long or read as orders to a model, duplicates and near duplicates, dates that cannot be read, documents that are stale by `updated` or `date` in their front matter. Exit code 0 when nothing is wrong, 1 when something is, 3 when the folder, or the file of sources, cannot be read at all.";
  static override examples = [
    "<%= config.bin %> knowledge check",
    "<%= config.bin %> knowledge check --knowledge ./docs --stale-after 180d",
    "<%= config.bin %> knowledge check --knowledge knowledge.yaml --fail-on error --json",
  ];
  static override flags = {
    knowledge: knowledgeFlag,
    "stale-after": Flags.string({
      summary: "Days, weeks or years since the last change (180d, 26w, 1y)",
      default: "365d",
    }),
    "fail-on": Flags.custom<Severity>({
      summary: "The least that ends with exit code 1",
      options: ["error", "warning"],
      default: "warning",
    })(),
    json: Flags.boolean({ summary: "Print the whole report as one JSON line" }),
  };

  async run(): Promise<void> {
    const { flags } = await this.parse(KnowledgeCheck);
    const { runCheck } = await import("../../src/curation/check/run-check.ts");
    const progress = countedProgress("documents read", process.stderr);
    const { output, exitCode } = await runCheck({
      env: process.env,
      knowledge: flags.knowledge,
      bundled: join(this.config.root, "fixtures", "knowledge"),
      staleAfter: flags["stale-after"],
      failOn: flags["fail-on"],
      json: flags.json,
      now: new Date(),
      onProgress: progress.tell,
    });
    progress.end();
    process.stdout.write(output);
    process.exitCode = exitCode;
  }
}
