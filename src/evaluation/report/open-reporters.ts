import type { Environment } from "../../config/environment.ts";
import type { Reporter } from "./reporter.ts";

/** Who is told of a run. */
export interface ReportOptions {
  readonly output: NodeJS.WriteStream;
  readonly errors: NodeJS.WriteStream;
  readonly env: Environment;
  /** One JSON object in place of the screen. */
  readonly json: boolean;
  /** GitHub's annotations. */
  readonly annotations: boolean;
  readonly junit?: string | undefined;
  readonly markdown?: string | undefined;
  readonly html?: string | undefined;
}

/**
 * Opens every report that was asked for; each is loaded only then.
 * @throws LedgerError REPORT_UNWRITABLE, and none of them was begun
 */
export async function openReporters(options: ReportOptions): Promise<Reporter> {
  const opened: Reporter[] = [];
  try {
    for (const { wanted, open } of REPORTS) if (wanted(options)) opened.push(await open(options));
  } catch (error) {
    for (const reporter of opened) await reporter.abandon();
    throw error;
  }
  return all(opened);
}

interface Report {
  readonly wanted: (options: ReportOptions) => boolean;
  readonly open: (options: ReportOptions) => Promise<Reporter>;
}

const REPORTS: readonly Report[] = [
  {
    wanted: () => true,
    open: async ({ output, errors, env, json }) => {
      const { createTerminalReporter } = await import("./terminal/terminal-reporter.ts");
      return createTerminalReporter({ errors, env, ...(!json && { output }) });
    },
  },
  {
    wanted: ({ json }) => json,
    open: async ({ output }) => (await import("./json/json-reporter.ts")).createJsonReporter(output),
  },
  {
    wanted: ({ annotations }) => annotations,
    open: async ({ output, errors, env, json }) => {
      const { createAnnotationsReporter } = await import("./annotations/create-annotations-reporter.ts");
      // GitHub reads both; the object of --json stays alone.
      return createAnnotationsReporter(json ? errors : output, { workspace: env.GITHUB_WORKSPACE });
    },
  },
  toFile("junit", async (path) =>
    (await import("./junit/create-junit-reporter.ts")).createJunitReporter(path),
  ),
  toFile("markdown", async (path, { env }) => {
    const { createMarkdownReporter } = await import("./markdown/create-markdown-reporter.ts");
    // Each step of a job adds to it.
    return createMarkdownReporter(path, { append: path === env.GITHUB_STEP_SUMMARY });
  }),
  toFile("html", async (path) => (await import("./html/create-html-reporter.ts")).createHtmlReporter(path)),
];

function toFile(
  name: "junit" | "markdown" | "html",
  open: (path: string, options: ReportOptions) => Promise<Reporter>,
): Report {
  return {
    wanted: (options) => options[name] !== undefined,
    open: (options) => open(options[name] ?? "", options),
  };
}

/** One that tells them all, one after the other. */
function all(reporters: readonly Reporter[]): Reporter {
  return {
    async begin(head) {
      for (const reporter of reporters) await reporter.begin(head);
    },
    async result(result) {
      for (const reporter of reporters) await reporter.result(result);
    },
    async end(end) {
      for (const reporter of reporters) await reporter.end(end);
    },
    async abandon() {
      for (const reporter of reporters) await reporter.abandon();
    },
  };
}
