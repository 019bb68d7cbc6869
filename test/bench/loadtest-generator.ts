import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { type StandInServer, startStandInServer } from "../loadtest/proofs/start-stand-in-server.ts";
import { type Figure, figureOf } from "./figures.ts";
import { measureGenerator } from "./loadtest-generator-process.ts";
import type { GeneratorPart, GeneratorRun } from "./loadtest-generator-run.ts";

const RATE = 2_000;
const RUNS = 3;
const SECONDS = 10;
const CONNECTIONS = 10;
const AUTOCANNON = join(import.meta.dirname, "..", "..", "node_modules", "autocannon", "autocannon.js");

/** The load generator, in a process and on a core of its own, against a no-op server; beside autocannon and wrk. */
export async function benchLoadtestGenerator(): Promise<Figure[]> {
  const server = await startStandInServer();
  try {
    const paced = await measured("paced", server, RUNS);
    const users = await measured("users", server, RUNS);
    const hour = await measured("hour", server, 1);
    const at = `at ${RATE}/s`;
    const lag = { what: "goal", value: 50 };
    return [
      figureOf(`arrivals sent, ${at}`, "events/s", of(paced, "perSecond"), { what: "goal", value: RATE }),
      figureOf(`dropped, ${at}`, "events/s", of(paced, "droppedPerSecond")),
      figureOf(`send lag p(50), ${at}`, "ms", of(paced, "lagP50")),
      figureOf(`send lag p(99), ${at}`, "ms", of(paced, "lagP99"), lag),
      figureOf(`answer p(99) from the planned start, ${at}`, "ms", of(paced, "answerP99"), {
        what: "autocannon -R, from the sending",
        value: autocannon(server.url, ["-R", String(RATE), "--ignoreCoordinatedOmission"]).p99,
      }),
      figureOf(`event loop busy, ${at}`, "%", of(paced, "busyPercent"), { what: "goal", value: 80 }),
      figureOf(`CPU of a core, ${at}`, "%", of(paced, "cpuPercent")),
      figureOf(`ready, while other processes had the core, ${at}`, "%", of(paced, "waitedPercent")),
      ...besideClosedLoops(server.url, of(users, "perSecond")),
      figureOf(
        `heap in the second half hour over the first, ${at}, time turned`,
        "MiB",
        of(hour, "grownMiB"),
      ),
    ];
  } finally {
    await server.stop();
  }
}

async function measured(part: GeneratorPart, server: StandInServer, runs: number): Promise<GeneratorRun[]> {
  const all: GeneratorRun[] = [];
  for (let run = 0; run < runs; run += 1)
    all.push(
      await measureGenerator({ part, url: server.url, rate: RATE, seconds: SECONDS, users: CONNECTIONS }),
    );
  return all;
}

/** As fast as the answers allow, over as many connections. */
function besideClosedLoops(url: string, samples: readonly number[]): Figure[] {
  const what = `questions a second of ${CONNECTIONS} users, closed loop`;
  const wrk = wrkPerSecond(url);
  return [
    figureOf(what, "events/s", samples, { what: "autocannon", value: autocannon(url).perSecond }),
    ...(wrk === undefined ? [] : [figureOf(what, "events/s", samples, { what: "wrk", value: wrk })]),
  ];
}

function autocannon(url: string, more: readonly string[] = []) {
  const args = [AUTOCANNON, "-j", "-c", String(CONNECTIONS), "-d", String(SECONDS), ...more, url];
  const { stdout, stderr, status } = spawnSync(process.execPath, args, { encoding: "utf8" });
  if (status !== 0) throw new Error(`autocannon ended with ${status}: ${stderr.slice(0, 2_000)}`);
  const { requests, latency } = JSON.parse(stdout) as {
    readonly requests: { readonly average: number };
    readonly latency: { readonly p99: number };
  };
  return { perSecond: requests.average, p99: latency.p99 };
}

/** Undefined where wrk is not installed. */
function wrkPerSecond(url: string): number | undefined {
  const args = ["-t", "1", "-c", String(CONNECTIONS), "-d", `${SECONDS}s`, url];
  const { stdout } = spawnSync("wrk", args, { encoding: "utf8" });
  const perSecond = /Requests\/sec:\s+([\d.]+)/.exec(stdout ?? "")?.[1];
  return perSecond === undefined ? undefined : Number(perSecond);
}

function of(runs: readonly GeneratorRun[], figure: keyof GeneratorRun): number[] {
  return runs.map((run) => run[figure]);
}
