import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ndcgAt, recallAt, reciprocalRank } from "../../src/evaluation/metrics/ranking.ts";
import { loadKnowledge } from "../../src/knowledge/load.ts";
import { percentile } from "./figures.ts";
import { synthesize } from "./retrieval-chunks.ts";
import { ENGINES, type EngineName } from "./retrieval-engines.ts";

const QUERIES = 1_000;
const WARM_UP = 20;
/** A slow engine is asked fewer of them. */
const SEARCH_FOR_MS = 5_000;
const FEWEST_QUERIES = 100;
const LIMIT = 10;

// One engine in a process of its own, so that its memory is its own: `ENGINE COUNT` or `ENGINE FOLDER`.
const [, , engine, data = ""] = process.argv;
const { build } = ENGINES[engine as EngineName];
process.send?.(/^\d+$/.test(data) ? await costOf(Number(data)) : await qualityOn(data));
process.disconnect?.();

async function costOf(count: number) {
  const { chunks, queries } = synthesize(count, QUERIES);
  const before = memoryMiB();
  const startedAt = performance.now();
  const search = await build(chunks);
  const indexMs = performance.now() - startedAt;
  const memory = memoryMiB() - before;
  for (const query of queries.slice(0, WARM_UP)) search(query, LIMIT);
  const times: number[] = [];
  const endsAt = performance.now() + SEARCH_FOR_MS;
  for (const query of queries) {
    const askedAt = performance.now();
    search(query, LIMIT);
    times.push(performance.now() - askedAt);
    if (times.length >= FEWEST_QUERIES && performance.now() > endsAt) break;
  }
  return { indexMs, memory, p50: percentile(times, 0.5), p99: percentile(times, 0.99) };
}

async function qualityOn(folder: string) {
  const { content } = await loadKnowledge(join(folder, "knowledge"));
  const search = await build(content);
  const lines = readFileSync(join(folder, "questions.jsonl"), "utf8").trim().split("\n");
  const measured = lines.map((line) => {
    const { question, gold } = JSON.parse(line) as { question: string; gold: string[] };
    const ranking = search(question, LIMIT);
    return [ndcgAt(LIMIT, ranking, gold), recallAt(3, ranking, gold), reciprocalRank(ranking, gold)] as const;
  });
  const mean = (at: 0 | 1 | 2) => measured.reduce((sum, each) => sum + each[at], 0) / measured.length;
  return { ndcg: mean(0), recall: mean(1), mrr: mean(2) };
}

/** What stays of the process, garbage apart. */
function memoryMiB(): number {
  globalThis.gc?.();
  return process.memoryUsage().rss / 1024 / 1024;
}
