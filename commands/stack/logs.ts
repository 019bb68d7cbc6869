import { homedir } from "node:os";
import { Flags } from "@oclif/core";
import { LedgerCommand } from "../../src/cli/ledger-command.ts";
import { stopSignal } from "../../src/cli/stop-signal.ts";
import { STACK_SERVICES } from "../../src/stack/services/stack-services.ts";

const SERVICE_NAMES = STACK_SERVICES.map(({ name }) => name).join(", ");

export default class StackLogs extends LedgerCommand {
  static override summary = "Print what the services of the stack log";
  static override description =
    `The lines of several services come in the order of their moments. With --follow it goes on until Ctrl-C, also with a container that is started or made again. SERVICE is one of ${SERVICE_NAMES}; all if none is given.`;
  static override examples = [
    "<%= config.bin %> stack logs",
    "<%= config.bin %> stack logs postgres redis --follow",
    "<%= config.bin %> stack logs prometheus --tail 20",
  ];
  static override strict = false;
  static override usage = "stack logs [SERVICE...] [-f] [-n <value>] [--timestamps] [--json]";
  static override flags = {
    follow: Flags.boolean({ char: "f", summary: "Go on with every line as it comes, until Ctrl-C" }),
    tail: Flags.integer({ char: "n", summary: "Lines of each service to begin with", default: 100, min: 0 }),
    timestamps: Flags.boolean({ char: "t", summary: "Show the moment of each line, in UTC" }),
    json: Flags.boolean({
      summary: "Print each line as a JSON object with `service` and `line`, and `at` with --timestamps",
    }),
  };

  async run(): Promise<void> {
    const {
      flags: { json, timestamps, ...flags },
      argv,
    } = await this.parse(StackLogs);
    const { namedServices } = await import("../../src/stack/services/choose-services.ts");
    const { openStack } = await import("../../src/stack/open-stack.ts");
    const { asJson, asText } = await import("../../src/stack/logs/line-form.ts");
    const { showLogs } = await import("../../src/stack/logs/show-logs.ts");
    const services = namedServices(
      STACK_SERVICES,
      argv.flatMap((given) => String(given).split(",")),
    );
    const { engine, settings } = await openStack({ env: process.env, home: homedir() });
    const stop = stopSignal();
    try {
      const print = (line: string) => this.log(line);
      const say = (line: string) => this.logToStderr(line);
      const form = json ? asJson(timestamps) : asText(services, timestamps);
      const stack = settings.name;
      await showLogs({ engine, stack, services, ...flags, form, signal: stop.signal, print, say });
    } finally {
      stop.release();
    }
  }
}
