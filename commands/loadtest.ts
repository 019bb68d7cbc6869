import { join } from "node:path";
import { Args, Errors, Flags } from "@oclif/core";
import { outliveReader } from "../src/cli/closed-output.ts";
import { dataDirFlag } from "../src/cli/flags.ts";
import { LedgerCommand } from "../src/cli/ledger-command.ts";

/** As k6 has its scales: above nothing. */
const scaleFlag = Flags.custom<number>({
  helpValue: "FACTOR",
  async parse(text) {
    const scale = Number(text);
    if (text.trim() !== "" && scale > 0 && Number.isFinite(scale)) return scale;
    throw new Errors.CLIError(`A scale is a number above 0, and not ${text}.`);
  },
});

export default class Loadtest extends LedgerCommand {
  static override summary = "Put the bot under load, and hold its answers and their times against thresholds";
  static override description =
    "Starts a bot of its own in a simulated Slack, asks as the scenario plans, whether or not the bot keeps up, and measures each answer from its planned start. Nothing of it leaves this machine. A run whose load was not the planned one is INVALID, and never passes. Exit code 0 when all held; 99 when a threshold was crossed or the run is worse than its baseline; 1 when it is INVALID, or a check failed that no threshold bounds; 2 for wrong flags, a threshold that is none or a target that may not be one; 3 for a scenario or a baseline that cannot be used; 4 when the bot is down or dies; 130 when it was interrupted. See docs/loadtest.md.";
  static override examples = [
    "<%= config.bin %> loadtest",
    "<%= config.bin %> loadtest peak --threshold 'answer_duration:p(95)<5000' --html peak.html",
    "<%= config.bin %> loadtest average-day --find-knee",
    "<%= config.bin %> loadtest average-day --repeat 8 --baseline main --bless",
    "<%= config.bin %> loadtest ./mine.yaml --target http --url http://127.0.0.1:8080",
    "<%= config.bin %> loadtest --target ceiling",
    "<%= config.bin %> loadtest peak --export k6 > peak.js",
  ];
  static override args = {
    scenario: Args.string({
      description: "Name of a scenario that comes with Ledger, or a scenario file (.yaml)",
      default: "smoke",
      ignoreStdin: true,
    }),
  };
  static override flags = {
    target: Flags.option({
      summary:
        "Ask in the simulated Slack, by POST /v1/questions, or over HTTP as fast as it goes in a closed loop",
      options: ["slack", "http", "ceiling"] as const,
      default: "slack",
      helpGroup: "TARGET",
    })(),
    url: Flags.string({
      summary:
        "Address of a bot that runs already, for http and ceiling; its API_TOKEN is taken from API_TOKEN",
      helpValue: "URL",
      helpGroup: "TARGET",
    }),
    "allow-remote": Flags.string({
      summary: "A host that is not this machine and may be put under load; may be given more than once",
      helpValue: "HOST",
      multiple: true,
      multipleNonGreedy: true,
      dependsOn: ["url"],
      helpGroup: "TARGET",
    }),
    connections: Flags.integer({
      summary: "Of the closed loop of --target ceiling",
      min: 1,
      max: 10_000,
      helpGroup: "TARGET",
    }),
    duration: Flags.integer({
      summary: "Seconds of each route of --target ceiling, and of each probe of --find-knee",
      min: 1,
      max: 3_600,
      helpGroup: "TARGET",
    }),
    scale: scaleFlag({
      summary: "Multiplies rates and people of the scenario",
      default: 1,
      helpGroup: "LOAD",
    }),
    "time-scale": scaleFlag({
      summary: "Multiplies the durations of the scenario",
      default: 1,
      helpGroup: "LOAD",
    }),
    "find-knee": Flags.boolean({
      summary: "Look for the highest rate at which the thresholds hold, to 5 %, and say what limits it",
      exclusive: ["repeat", "baseline", "bless"],
      helpGroup: "LOAD",
    }),
    repeat: Flags.integer({
      summary: "How often the same load is put on, each time on a new bot",
      min: 1,
      max: 100,
      default: 1,
      helpGroup: "LOAD",
    }),
    threshold: Flags.string({
      char: "t",
      summary: "A threshold in place of the scenario's for its metric; may be given more than once",
      description:
        "METRIC:EXPRESSION as in k6, also of a part: 'answer_duration{stage:peak}:p(95)<5000', 'p(95)<baseline*1.10'. Durations are in milliseconds.",
      helpValue: "METRIC:EXPRESSION",
      multiple: true,
      multipleNonGreedy: true,
      helpGroup: "GATE",
    }),
    baseline: Flags.string({
      summary: "Name or file of an earlier run to be compared with",
      helpValue: "NAME",
      helpGroup: "GATE",
    }),
    bless: Flags.boolean({ summary: "Make this run the baseline", helpGroup: "GATE" }),
    export: Flags.option({
      summary: "Print a script of the same scenario and thresholds, and ask nothing",
      options: ["k6"] as const,
      exclusive: ["find-knee", "repeat", "baseline", "bless", "junit", "html", "push", "json"],
      helpGroup: "REPORTS",
    })(),
    json: Flags.boolean({ summary: "Print the result as one JSON object", helpGroup: "REPORTS" }),
    junit: Flags.string({ summary: "Write JUnit XML", helpValue: "FILE", helpGroup: "REPORTS" }),
    html: Flags.string({ summary: "Write one page with plots", helpValue: "FILE", helpGroup: "REPORTS" }),
    push: Flags.string({
      summary: "Send figures to a Prometheus remote-write receiver while it runs",
      helpValue: "URL",
      helpGroup: "REPORTS",
    }),
    quiet: Flags.boolean({ summary: "Show neither the plan nor progress", helpGroup: "REPORTS" }),
    "data-dir": dataDirFlag,
  };

  async run(): Promise<void> {
    const { args, flags, raw } = await this.parse(Loadtest);
    const { scale, "time-scale": time, threshold, duration, target, url } = flags;
    refuseUnfit(
      raw.map((token) => (token.type === "flag" ? `--${token.flag}` : "a scenario")),
      { isCeiling: target === "ceiling", isSearch: flags["find-knee"] },
    );
    const asked = {
      ...{ scenario: args.scenario, target, url, scale: { load: scale, time } },
      ...{ shipped: join(this.config.root, "loadtests"), thresholds: threshold ?? [] },
      allowRemote: flags["allow-remote"] ?? [],
    };
    if (flags.export) {
      const { exportScript } = await import("../src/loadtest/export-script.ts");
      process.stdout.write(await exportScript(asked));
      return;
    }
    // The exit code and the files count, whoever reads the summary.
    outliveReader();
    const durationMs = duration === undefined ? undefined : duration * 1_000;
    const { runLoadtest } = await import("../src/loadtest/run-loadtest.ts");
    const { readPushUrl } = await import("../src/loadtest/report/push/push-url.ts");
    process.exitCode = await runLoadtest({
      ...asked,
      ...{ baseline: flags.baseline, bless: flags.bless, repeat: flags.repeat },
      token: process.env.API_TOKEN,
      knee: flags["find-knee"] ? { probeMs: durationMs ?? PROBE_MS } : undefined,
      ceiling: { connections: flags.connections, durationMs },
      reports: { ...flags, push: flags.push === undefined ? undefined : readPushUrl(flags.push) },
      knowledge: join(this.config.root, "fixtures", "knowledge"),
      dataDir: flags["data-dir"],
      program: join(this.config.root, "bin", "run.js"),
      env: process.env,
      ...{ input: process.stdin, output: process.stdout, errors: process.stderr },
    });
  }
}

const PROBE_MS = 15_000;

/** A closed loop has no plan, so that what is about one would say nothing. */
const NOT_OF_A_CEILING = new Set([
  ...["a scenario", "--scale", "--time-scale", "--find-knee", "--repeat", "--threshold", "--baseline"],
  ...["--bless", "--export", "--junit", "--html", "--push"],
]);

/** What was given and would change nothing is a mistake. */
function refuseUnfit(
  given: readonly string[],
  { isCeiling, isSearch }: { readonly isCeiling: boolean; readonly isSearch: boolean },
): void {
  const ofNoCeiling = given.find((each) => NOT_OF_A_CEILING.has(each));
  if (isCeiling && ofNoCeiling)
    throw new Errors.CLIError(`${ofNoCeiling} is not for --target ceiling, which asks as fast as it goes.`);
  if (!isCeiling && given.includes("--connections"))
    throw new Errors.CLIError("--connections is for --target ceiling only.");
  if (!isCeiling && !isSearch && given.includes("--duration"))
    throw new Errors.CLIError(
      "--duration is for --target ceiling and --find-knee only; a scenario has its own, and --time-scale multiplies it.",
    );
}
