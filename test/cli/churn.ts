import { boundGarbage, boundMemory } from "../../src/cli/bound-memory.ts";

// Works as a busy bot does, and prints the most that its heap took, in MiB. Told `bounded`, it bounds the garbage.
boundMemory();
if (process.argv[2] === "bounded") boundGarbage();

const IN_USE = 300_000;
const UNDER_WAY = 60_000;
const MADE = 4_000_000;

const kept = Array.from({ length: IN_USE }, entry);
const underWay: unknown[] = [];
let most = 0;
for (let made = 0; made < MADE; made += 1) {
  underWay[made % UNDER_WAY] = entry(undefined, made);
  if (made % 10_000 === 0) most = Math.max(most, process.memoryUsage().heapTotal);
}
const inUse = kept.length + underWay.length;
process.stdout.write(JSON.stringify({ inUse, most: most / 1024 / 1024 }));

function entry(_: unknown, number = 0): unknown {
  return { number, words: [number, number + 1, number + 2, number + 3] };
}
