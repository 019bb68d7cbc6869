import { spawnSync } from "node:child_process";
import { beforeEach } from "vitest";

interface Probe {
  /** A call that ends with 0 where the program works. */
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly remedy: string;
}

/** Debian keeps Go's libraries where only this finds them. */
export const GO_ENVIRONMENT = { GO111MODULE: "off", GOPATH: "/usr/share/gocode", GOFLAGS: "-buildvcs=false" };

/** The programs that some tests need and that are no part of this package. */
const PROGRAMS = {
  "redis-server": { args: ["--version"], remedy: "Install redis-server." },
  openssl: { args: ["version"], remedy: "Install openssl." },
  psql: { args: ["--version"], remedy: "Install a Postgres client." },
  promtool: { args: ["--version"], remedy: "Install promtool, which comes with Prometheus." },
  prometheus: { args: ["--version"], remedy: "Install prometheus." },
  amtool: { args: ["--version"], remedy: "Install amtool, which comes with Alertmanager." },
  "prometheus-alertmanager": { args: ["--version"], remedy: "Install prometheus-alertmanager." },
  nginx: { args: ["-v"], remedy: "Install nginx." },
  chromium: { args: ["--version"], remedy: "Install Chromium." },
  tmux: { args: ["-V"], remedy: "Install tmux." },
  go: {
    args: ["list", "github.com/slack-go/slack/socketmode"],
    env: GO_ENVIRONMENT,
    remedy: "Install golang-go and golang-github-slack-go-slack-dev.",
  },
  docker: { args: ["info"], remedy: "Install Docker, and start its daemon." },
} as const satisfies Record<string, Probe>;

export type Program = keyof typeof PROGRAMS;

const REQUIRE_ALL = "LEDGER_TEST_REQUIRE_ALL";
/** What takes longer hangs. */
const PROBE_TIMEOUT_MS = 60_000;

/**
 * Called in a `describe` or at the top of a file: where a program does not work here, the tests below skip and
 * say why. With LEDGER_TEST_REQUIRE_ALL=1 they fail instead, so that a pipeline cannot pass by having nothing.
 * Start the program inside the tests: a `beforeAll` would run before they skip.
 */
export function needs(...programs: readonly Program[]): void {
  const missing = programs.flatMap((program) => whatIsMissing(program) ?? []).join(" ");
  if (missing === "") return;
  beforeEach(({ skip }) => skipWithout(missing, skip));
}

/** Skips a test with the reason, or fails it where everything is required. */
export function skipWithout(missing: string, skip: (reason: string) => void): void {
  if (process.env[REQUIRE_ALL] === "1") throw new Error(`${missing} (${REQUIRE_ALL} is 1.)`);
  skip(missing);
}

/** Why a program does not work here and what would help; undefined where it works. */
export function whatIsMissing(program: Program, path = process.env.PATH): string | undefined {
  const { args, env: own, remedy }: Probe = PROGRAMS[program];
  const env = { ...process.env, ...own, PATH: path };
  const { status, error } = spawnSync(program, args, { env, stdio: "ignore", timeout: PROBE_TIMEOUT_MS });
  if (status === 0) return undefined;
  const call = [program, ...args].join(" ");
  const absent = error !== undefined && "code" in error && error.code === "ENOENT";
  return `${absent ? `There is no ${program} on the PATH.` : `\`${call}\` does not work here.`} ${remedy}`;
}
