import { fork } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { type Figure, figureOf, percentile } from "./figures.ts";
import { ENGINES, type EngineName } from "./retrieval-engines.ts";

const RUN = join(import.meta.dirname, "retrieval-run.ts");
/** Real questions about real pages, with the passages that answer each; beside this repository where there are any. */
const DATA = join(
  process.env.LEDGER_SHARED_DATA ?? resolve(import.meta.dirname, "../../../shared/data"),
  "claude-docs",
);
const NAMES = Object.keys(ENGINES) as EngineName[];

interface Size {
  readonly chunks: number;
  readonly runs: number;
  readonly engines: readonly EngineName[];
  readonly goals: Partial<Record<keyof Cost, number>>;
}

interface Cost {
  readonly indexMs: number;
  readonly memory: number;
  readonly p50: number;
  readonly p99: number;
}

const SIZES: readonly Size[] = [
  { chunks: 10_000, runs: 3, engines: NAMES, goals: { indexMs: 3_000, memory: 150, p99: 5 } },
  // The two that need no minutes for it.
  { chunks: 100_000, runs: 1, engines: ["ledger", "fts5"], goals: { p99: 40 } },
];

const MEASURED = [
  ["indexMs", "indexed", "ms"],
  ["memory", "memory of the index", "MiB"],
  ["p50", "a search, median", "ms"],
  ["p99", "a search, 99th percentile", "ms"],
] as const;

/** Our index and its peers on the same chunks, in turns, each in a process of its own. */
export async function benchRetrieval(): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const size of SIZES) figures.push(...figuresOf(size, await costsOf(size)));
  return [...figures, ...(await benchQuality())];
}

type Costs = ReadonlyMap<EngineName, readonly Cost[]>;

async function costsOf({ chunks, runs, engines }: Size): Promise<Costs> {
  const costs = new Map<EngineName, Cost[]>(engines.map((engine) => [engine, []]));
  for (let run = 0; run < runs; run += 1)
    for (const engine of engines) costs.get(engine)?.push(await runOf<Cost>(engine, String(chunks)));
  return costs;
}

function figuresOf({ chunks, goals }: Size, costs: Costs): Figure[] {
  const samples = (engine: EngineName, key: keyof Cost) => costs.get(engine)?.map((cost) => cost[key]) ?? [];
  return MEASURED.flatMap(([key, name, unit]) => {
    const what = `${chunks.toLocaleString("en")} chunks, ${name}`;
    const goal = goals[key];
    const peers = [...costs.keys()].filter((engine) => engine !== "ledger");
    const beside = [
      ...(goal === undefined ? [] : [{ what: "goal", value: goal }]),
      ...peers.map((peer) => ({ what: ENGINES[peer].name, value: percentile(samples(peer, key), 0.5) })),
    ];
    return beside.map((each) => figureOf(what, unit, samples("ledger", key), each));
  });
}

interface Quality {
  readonly ndcg: number;
  readonly recall: number;
  readonly mrr: number;
}

/** What is found on real questions; nothing where the data is not there. */
async function benchQuality(): Promise<Figure[]> {
  if (!existsSync(DATA)) return [];
  const all = new Map<EngineName, Quality>();
  for (const engine of NAMES) all.set(engine, await runOf<Quality>(engine, DATA));
  const ours = all.get("ledger");
  return (["ndcg", "recall", "mrr"] as const).flatMap((key) => [
    percentFigure(key, ours?.[key], "goal", QUALITY[key].goal),
    ...[...all]
      .filter(([engine]) => engine !== "ledger")
      .map(([engine, quality]) => percentFigure(key, ours?.[key], ENGINES[engine].name, quality[key])),
  ]);
}

const QUALITY = {
  ndcg: { name: "nDCG@10", goal: 0.8 },
  recall: { name: "recall@3", goal: 0.72 },
  mrr: { name: "MRR", goal: 0.89 },
} as const;

function percentFigure(key: keyof Quality, ours = Number.NaN, what: string, value: number): Figure {
  const beside = { what, value: value * 100 };
  return { what: `claude-docs, ${QUALITY[key].name}`, unit: "%", median: ours * 100, runs: 1, beside };
}

async function runOf<Measured>(engine: EngineName, data: string): Promise<Measured> {
  const child = fork(RUN, [engine, data], {
    execArgv: ["--expose-gc", "--disable-warning=ExperimentalWarning"],
  });
  const [measured] = await Promise.race([
    once(child, "message"),
    once(child, "exit").then(([code]): never => {
      throw new Error(`${engine} on ${data} ended with ${code} before it was measured`);
    }),
  ]);
  return measured as Measured;
}
