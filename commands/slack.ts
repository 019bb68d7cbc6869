import { Flags } from "@oclif/core";
import { boundMemory } from "../src/cli/bound-memory.ts";
import { LedgerCommand } from "../src/cli/ledger-command.ts";

// `exclusive` would say the same, and break the line of usage.
const NOT_WITH_REPLAY = { type: "none" as const, flags: ["replay"] };
const NOT_WITH_A_WORLD = { type: "none" as const, flags: ["seed", "replay"] };

export default class Slack extends LedgerCommand {
  static override summary = "Run a simulated Slack for any Bolt app, in any language";
  static override description =
    "Prints the URL and the tokens to set, and how to point Bolt for JavaScript and for Python at it. On a terminal it opens a client to chat as any user in any channel; on a pipe, in CI or with --no-view it serves until SIGINT or SIGTERM. At the end it reports whether the apps kept to the invariants: one answer to each question, nothing of one person's shown to another, no stream left open, no placeholder left standing, Slack's limits kept. Exit code 0 when it was stopped, 1 with --strict when an invariant was broken, 2 for wrong usage, 3 for a file that is no good, 4 when the port is taken.";
  static override examples = [
    "<%= config.bin %> slack",
    "<%= config.bin %> slack --port 4000 --no-view",
    "<%= config.bin %> slack --seed ./slack.yaml --faults ./faults.yaml --journal ./run.jsonl --strict",
    "<%= config.bin %> slack --replay ./run.jsonl",
    "<%= config.bin %> slack --request-url http://127.0.0.1:3000/slack/events",
  ];
  static override flags = {
    port: Flags.integer({
      summary: "Port of the simulated Slack (0 takes a free one)",
      min: 0,
      max: 65_535,
    }),
    json: Flags.boolean({ summary: "Print the settings, and at the end the report, as one JSON line each" }),
    seed: Flags.string({
      summary: "File with the workspaces, people, channels and apps, in YAML or JSON",
      helpValue: "FILE",
      relationships: [NOT_WITH_REPLAY],
    }),
    people: Flags.integer({
      summary: "Make a workspace of so many people (1 to 10000), with channels and ids of their own",
      helpValue: "NUMBER",
      min: 1,
      max: 10_000,
      relationships: [NOT_WITH_A_WORLD],
    }),
    apps: Flags.integer({
      summary: "Make so many apps for it (1 to 100)",
      helpValue: "NUMBER",
      min: 1,
      max: 100,
      relationships: [NOT_WITH_A_WORLD],
    }),
    faults: Flags.string({ summary: "File with the faults that happen, in YAML or JSON", helpValue: "FILE" }),
    journal: Flags.string({
      summary: "File to write every request, frame and event to, a JSON line each",
      helpValue: "FILE",
    }),
    replay: Flags.string({
      summary: "Journal whose people do again what they did, once the first app is connected",
      helpValue: "FILE",
    }),
    "request-url": Flags.string({
      summary: "Send events to the first app over HTTP, signed, to this URL of this machine",
      helpValue: "URL",
    }),
    "without-socket": Flags.option({
      summary: "What becomes of an event that finds no connection open (retry if not given)",
      options: ["retry", "drop", "hold"] as const,
    })(),
    "no-limits": Flags.boolean({ summary: "Let apps call as fast as they like" }),
    "no-view": Flags.boolean({ summary: "Only serve, also on a terminal" }),
    strict: Flags.boolean({
      summary: "End with 1 when an invariant was broken, or a replay was not done as a whole",
    }),
  };

  async run(): Promise<void> {
    const { flags } = await this.parse(Slack);
    boundMemory();
    const { runSlack } = await import("../src/slack/run-slack.ts");
    process.exitCode = await runSlack({
      port: flags.port,
      json: flags.json,
      seed: flags.seed,
      people: flags.people,
      apps: flags.apps,
      faults: flags.faults,
      journal: flags.journal,
      replay: flags.replay,
      requestUrl: flags["request-url"],
      withoutSocket: flags["without-socket"],
      noLimits: flags["no-limits"],
      noView: flags["no-view"],
      strict: flags.strict,
      env: process.env,
      terminal: { input: process.stdin, output: process.stdout, errors: process.stderr },
    });
  }
}
