import { join } from "node:path";
import { Args, Flags } from "@oclif/core";
import { knowledgeFlag } from "../../src/cli/flags.ts";
import { LedgerCommand } from "../../src/cli/ledger-command.ts";

export default class KnowledgeSearch extends LedgerCommand {
  static override summary =
    "Search the knowledge as the bot does, and tell why each passage ranks where it does";
  static override description =
    "Shows what each word of the query adds to a passage's score, where the passage has it, and what of the question it lacks. With --as it sees what an answer in that channel, or to that person alone, may be made from; without it, what is for everybody. Exit code 0 when the bot would answer from what is found, 1 when it would refuse.";
  static override examples = [
    '<%= config.bin %> knowledge search "how long is an idempotency key kept"',
    '<%= config.bin %> knowledge search "merger plan" --knowledge ./docs --as channel:C0123ABCD',
    "<%= config.bin %> knowledge search GLP-1001 --limit 3 --json",
  ];
  static override args = {
    query: Args.string({ description: "What to search for", required: true, ignoreStdin: true }),
  };
  static override flags = {
    knowledge: knowledgeFlag,
    as: Flags.string({ summary: "Who would read the answer (channel:ID or user:ID)", helpValue: "WHO" }),
    limit: Flags.integer({ summary: "How many passages at most", default: 8, min: 1, max: 1000 }),
    json: Flags.boolean({ summary: "Print everything, with the passages' texts, as one JSON line" }),
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(KnowledgeSearch);
    const { runSearch } = await import("../../src/curation/search/run-search.ts");
    const { output, exitCode } = await runSearch({
      ...flags,
      query: args.query,
      env: process.env,
      knowledge: flags.knowledge,
      bundled: join(this.config.root, "fixtures", "knowledge"),
      onWarning: (warning) => this.logToStderr(`warning: ${warning}`),
    });
    process.stdout.write(output);
    process.exitCode = exitCode;
  }
}
