import { createHash } from "node:crypto";
import { createRandom } from "../random.ts";

export interface VectorSettings {
  readonly dimension: number;
  /** Texts have other vectors under another seed, or of another model. */
  readonly seed: number;
  readonly model: string;
}

/** In how many of its numbers a word shows. */
const PLACES = 12;

/**
 * A vector of length 1 that is always the same for a text. Texts that share words lie closer together, the more they
 * share; what words mean has no part in it.
 */
export function vectorOf(text: string, { dimension, seed, model }: VectorSettings): Float32Array {
  const sum = new Float64Array(dimension);
  for (const word of wordsOf(text)) {
    const random = createRandom(seedOf(`${seed}\0${model}\0${word}`));
    for (let place = 0; place < PLACES; place += 1) {
      const at = Math.floor(random() * dimension);
      sum[at] = (sum[at] ?? 0) + (random() < 0.5 ? -1 : 1);
    }
  }
  let length = Math.hypot(...sum);
  if (length === 0) {
    // Words may cancel each other out, in few dimensions above all.
    sum[0] = 1;
    length = 1;
  }
  return Float32Array.from(sum, (value) => value / length);
}

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [text];
}

function seedOf(text: string): number {
  return createHash("sha256").update(text).digest().readInt32LE();
}

/** As clients ask for it: numbers of four bytes each, the lowest byte first. */
export function base64Of(vector: Float32Array): string {
  const bytes = Buffer.alloc(vector.length * 4);
  vector.forEach((value, at) => {
    bytes.writeFloatLE(value, at * 4);
  });
  return bytes.toString("base64");
}
