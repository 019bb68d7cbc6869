import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import type { Passage } from "../../src/core/answer.ts";

const BUNDLED = join(import.meta.dirname, "..", "..", "fixtures", "knowledge");
const SEED = 4;
const CHUNKS_OF_DOCUMENT = 10;
const RUNS_OF_CHUNK = 10;
/** Runs of words as somebody wrote them, so that pairs and frequent words are as in prose. */
const WORDS_OF_RUN = 12;

export interface Synthetic {
  readonly chunks: readonly Passage[];
  readonly queries: readonly string[];
}

/** Chunks of about 120 words of the bundled knowledge, each with names of its own; always the same for a count. */
export function synthesize(count: number, queries: number): Synthetic {
  const words = wordsOfBundled();
  const random = xoroshiro128plus(SEED);
  // As far down as the number goes: the generator gives 32 bits with a sign.
  const below = (limit: number) => Math.floor(((random.next() >>> 0) / 2 ** 32) * limit);
  const run = (length: number) => {
    const at = below(words.length - length);
    return words.slice(at, at + length).join(" ");
  };
  const chunks = Array.from({ length: count }, (_, number): Passage => {
    const document = Math.floor(number / CHUNKS_OF_DOCUMENT);
    const runs = Array.from({ length: RUNS_OF_CHUNK }, () => run(WORDS_OF_RUN));
    return {
      source: `page-${document}.md#section-${number}`,
      title: `${run(2)} ${document}`,
      headings: [run(3)],
      text: `${runs.join(". ")}. See \`field_${number}\` and --option-${below(count)}, ERR-${below(count)}.`,
    };
  });
  return { chunks, queries: Array.from({ length: queries }, () => run(4 + below(6))) };
}

function wordsOfBundled(): string[] {
  return readdirSync(BUNDLED, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".md"))
    .sort()
    .flatMap(
      (file) => readFileSync(join(BUNDLED, file), "utf8").match(/[\p{L}\p{N}][\p{L}\p{N}_'-]*/gu) ?? [],
    );
}
