import { runLedger } from "../ledger-process.ts";
import { startRealEngine, whatEngineLacks } from "../stack/real-engine.ts";
import { removeTemporaryFolders } from "../temporary-folder.ts";
import { type Figure, figureOf } from "./figures.ts";

const RUNS = 9;
const GOAL = { what: "goal", value: 2_000 } as const;

/** `ledger stack` where there is nothing to do: with all that is wanted, and without an engine. Whole processes. */
export async function benchStack(): Promise<Figure[]> {
  const none = figureOf("stack up, no engine", "ms", await timesOf(["stack", "up"], NO_ENGINE, 4), GOAL);
  const lacks = await whatEngineLacks();
  if (lacks !== undefined) {
    process.stderr.write(`Without a stack that runs: ${lacks}\n`);
    return [none];
  }
  const engine = await startRealEngine();
  const env = { ...engine.env, STACK_NAME: "bench" };
  try {
    await timesOf(["stack", "up"], env, 0, 1);
    return [
      figureOf("stack up, all seven run already", "ms", await timesOf(["stack", "up"], env, 0), GOAL),
      figureOf("stack status, all seven run", "ms", await timesOf(["stack", "status"], env, 0)),
      none,
    ];
  } finally {
    await runLedger(["stack", "down", "--volumes", "--yes"], "", env);
    await engine.stop();
    await removeTemporaryFolders();
  }
}

const NO_ENGINE = { DOCKER_HOST: "unix:///nowhere/docker.sock" };

async function timesOf(args: string[], env: Record<string, string>, wanted: number, runs = RUNS) {
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const startedAt = performance.now();
    const { code, stdout, stderr } = await runLedger(args, "", env);
    times.push(performance.now() - startedAt);
    if (code !== wanted) throw new Error(`ledger ${args.join(" ")} ended with ${code}: ${stdout}${stderr}`);
  }
  return times;
}
