import { handle } from "@oclif/core/handle";
import { jsonFlag } from "../../src/cli/flags.ts";
import { LedgerCommand } from "../../src/cli/ledger-command.ts";
import { LedgerError } from "../../src/core/errors.ts";

/** What the command ends in, by the name that the test gives. */
const FAULTS: Readonly<Record<string, (command: FailingCommand) => unknown>> = {
  mendable: () => new LedgerError("DATA_DIR_IN_USE", "The folder is in use.", "Stop the other one."),
  usage: () => new LedgerError("QUESTION_INVALID", "There is no question.", "Ask one."),
  bug: () => new TypeError("x is not a function"),
  "not-an-error": () => "thrown as a string",
  nothing: () => undefined,
  oclif: (command) => command.exit(7),
};

class FailingCommand extends LedgerCommand {
  static override id = "fail";
  static override strict = false;
  static override flags = { json: jsonFlag };

  async run(): Promise<void> {
    const { argv } = await this.parse(FailingCommand);
    throw FAULTS[String(argv[0])]?.(this);
  }
}

try {
  await FailingCommand.run(process.argv.slice(2), { root: import.meta.dirname });
} catch (error) {
  await handle(error instanceof Error ? error : new Error(String(error)));
}
