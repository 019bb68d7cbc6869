import { homedir } from "node:os";
import { Flags } from "@oclif/core";
import { type Answer, askOnTerminal } from "../../src/cli/ask-on-terminal.ts";
import { LedgerCommand } from "../../src/cli/ledger-command.ts";
import { EXIT_CODES } from "../../src/core/errors.ts";

export default class StackDown extends LedgerCommand {
  static override summary = "Stop and remove the stack; what its services keep stays";
  static override description =
    "Removes the containers and the network that carry the stack's label, and nothing else. With --volumes also everything that the services keep, after asking.";
  static override examples = ["<%= config.bin %> stack down", "<%= config.bin %> stack down --volumes"];
  static override flags = {
    volumes: Flags.boolean({ summary: "Also delete what the services keep" }),
    yes: Flags.boolean({ char: "y", summary: "Do not ask" }),
    json: Flags.boolean({ summary: "Print the result as one JSON object" }),
  };

  async run(): Promise<void> {
    const { flags } = await this.parse(StackDown);
    const { removedText, runDown } = await import("../../src/stack/down/run-down.ts");
    let answer: Answer | undefined;
    const confirm = async (question: string) => {
      answer = await askOnTerminal(question);
      return answer === "yes";
    };
    const removed = await runDown({
      surroundings: { env: process.env, home: homedir() },
      volumes: flags.volumes,
      sure: flags.yes,
      confirm: process.stdin.isTTY ? confirm : undefined,
      say: (line) => this.logToStderr(line),
    });
    if (flags.json) this.log(JSON.stringify({ removed: removed ?? null }));
    else this.log(removed ? removedText(removed, flags) : "Nothing was removed.");
    if (!removed) process.exitCode = answer === "interrupted" ? EXIT_CODES.interrupted : EXIT_CODES.failed;
  }
}
