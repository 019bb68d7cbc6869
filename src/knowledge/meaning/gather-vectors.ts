import type { Passage } from "../../core/answer.ts";
import type { EmbeddingModel, EmbeddingStore } from "../../core/embedding.ts";
import { bytesOf, type CompactVector, compactOf, vectorIn } from "./compact-vector.ts";
import { embeddedText } from "./embedded-text.ts";
import { inGroups } from "./in-groups.ts";

/** What endpoints take in one call; each call's result is kept before the next one. */
const AT_ONCE = 32;
const LOADED_AT_ONCE = 256;

export interface GatherPorts {
  readonly model: EmbeddingModel;
  readonly store: EmbeddingStore;
  readonly signal: AbortSignal;
}

type Found = (key: string, vector: CompactVector) => void;

/** Finds the vectors that are kept. Throws what its ports throw. */
export async function loadVectors(
  keys: readonly string[],
  { model, store, signal }: GatherPorts,
  found: Found,
): Promise<void> {
  for (const some of inGroups(keys, LOADED_AT_ONCE)) {
    signal.throwIfAborted();
    for (const [key, bytes] of await store.load(model.name, some)) found(key, vectorIn(bytes));
  }
}

/** Finds vectors by asking the model, and keeps them. Throws what its ports throw; what was found until then stays. */
export async function askForVectors(
  passages: ReadonlyMap<string, Passage>,
  keys: readonly string[],
  { model, store, signal }: GatherPorts,
  found: Found,
): Promise<void> {
  for (const some of inGroups(keys, AT_ONCE)) {
    signal.throwIfAborted();
    const vectors = await model.passages(
      some.flatMap((key) => passages.get(key) ?? []).map(embeddedText),
      signal,
    );
    const compact = new Map(
      some.flatMap((key, at) => {
        const vector = vectors[at];
        return vector ? [[key, compactOf(vector)] as const] : [];
      }),
    );
    if (compact.size < some.length) throw new Error("fewer vectors than texts");
    await store.keep(model.name, new Map([...compact].map(([key, vector]) => [key, bytesOf(vector)])));
    for (const [key, vector] of compact) found(key, vector);
  }
}
