import { Command } from "@oclif/core";
import { EXIT_CODES, LedgerError, reasonOf } from "../core/errors.ts";

/** What every command has in common: how it reports a fault, and with which exit code. */
export abstract class LedgerCommand extends Command {
  protected override async catch(thrown: unknown): Promise<void> {
    if (isOclifs(thrown)) throw thrown;
    const error = thrown instanceof Error ? thrown : withoutStack(thrown);
    const json = this.argv.includes("--json");
    if (error instanceof LedgerError) this.report(error, json);
    else this.reportBug(error, json);
  }

  private commandLine(): string {
    return [this.config.bin, ...(this.id ?? "").split(":")].join(" ");
  }

  private report({ code, message, remedy, exitCode }: LedgerError, json: boolean): void {
    if (json) this.log(JSON.stringify({ error: { code, message, remedy } }));
    else this.logToStderr(`${this.commandLine()}: ${message}\n${remedy}`);
    process.exitCode = exitCode;
  }

  private reportBug(error: Error, json: boolean): void {
    if (json)
      this.log(JSON.stringify({ error: { code: "BUG", message: error.message, remedy: HOW_TO_REPORT } }));
    else this.logToStderr(`${this.commandLine()}: ${error.stack ?? error.message}\n\n${HOW_TO_REPORT}`);
    process.exitCode = EXIT_CODES.bug;
  }
}

const HOW_TO_REPORT =
  "This is a bug in Ledger. Please report it with the lines above, the command you ran and the output of `ledger --version`.";

/** oclif's own errors (wrong usage, an asked-for exit) carry their exit code, and oclif prints them. */
function isOclifs(thrown: unknown): boolean {
  return thrown instanceof Error && "oclif" in thrown;
}

/** What was thrown is no error: the stack of one made here would lead astray. */
function withoutStack(thrown: unknown): Error {
  return Object.assign(new Error(reasonOf(thrown)), { stack: reasonOf(thrown) });
}
