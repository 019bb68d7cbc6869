import { homedir } from "node:os";
import { Flags } from "@oclif/core";
import { LedgerCommand } from "../../src/cli/ledger-command.ts";
import { stopSignal } from "../../src/cli/stop-signal.ts";

export default class StackStatus extends LedgerCommand {
  static override summary = "Tell which container engine answers, and how the stack on it does";
  static override description =
    "Asks DOCKER_HOST, the Docker context, and the usual sockets of Docker, Podman and Colima for their version, all at once; then every service of the stack on the first that answers. It changes nothing, and asks Unix sockets only. Exit code 4 when no engine answers, or a service that is there is not healthy; `ledger dev` needs none.";
  static override examples = ["<%= config.bin %> stack status", "<%= config.bin %> stack status --json"];
  static override flags = { json: Flags.boolean({ summary: "Print the result as one JSON object" }) };

  async run(): Promise<void> {
    const { flags } = await this.parse(StackStatus);
    const { exitCodeOf, readStatus } = await import("../../src/stack/status/read-status.ts");
    const { serviceLines } = await import("../../src/stack/status/service-lines.ts");
    const { statusLines } = await import("../../src/stack/places/status-lines.ts");
    const stop = stopSignal();
    try {
      const status = await readStatus({ env: process.env, home: homedir() }, stop.signal);
      const columns = process.stdout.isTTY ? process.stdout.columns : undefined;
      this.log(
        flags.json
          ? JSON.stringify(status)
          : `${statusLines(status)}\n\n${serviceLines(status.services, columns)}`,
      );
      process.exitCode = exitCodeOf(status);
    } finally {
      stop.release();
    }
  }
}
