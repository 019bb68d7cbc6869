import { homedir } from "node:os";
import { Flags } from "@oclif/core";
import { LedgerCommand } from "../../src/cli/ledger-command.ts";

export default class StackStatus extends LedgerCommand {
  static override summary = "Tell which container engine answers on this machine";
  static override description =
    "Asks DOCKER_HOST, the Docker context, and the usual sockets of Docker, Podman and Colima for their version, all at once, and changes nothing. It asks Unix sockets only. Exit code 4 when none answers; `ledger dev` needs none.";
  static override examples = ["<%= config.bin %> stack status", "<%= config.bin %> stack status --json"];
  static override flags = { json: Flags.boolean({ summary: "Print the result as one JSON object" }) };

  async run(): Promise<void> {
    const { flags } = await this.parse(StackStatus);
    const { findPlaces } = await import("../../src/stack/find-places.ts");
    const { readStackStatus } = await import("../../src/stack/stack-status.ts");
    const { statusLines } = await import("../../src/stack/status-lines.ts");
    const status = await readStackStatus(await findPlaces({ env: process.env, home: homedir() }));
    this.log(flags.json ? JSON.stringify(status) : statusLines(status));
  }
}
