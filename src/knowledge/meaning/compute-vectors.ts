import type { CompactVector } from "./compact-vector.ts";
import { askForVectors, type GatherPorts, loadVectors } from "./gather-vectors.ts";
import type { Texts } from "./texts-of.ts";
import { untilDone } from "./until-done.ts";

export interface Computed {
  readonly vectors: readonly CompactVector[];
  readonly byKey: ReadonlyMap<string, CompactVector>;
  /** How many the model was asked for. */
  readonly asked: number;
}

/**
 * A vector for each text, in their order: those that are known, those that are kept, and the rest from the model.
 * Where another process asks the model already, it waits for what that one keeps. Throws what its ports throw.
 */
export async function computeVectors(
  { keys, byKey: passages }: Texts,
  known: ReadonlyMap<string, CompactVector>,
  ports: GatherPorts,
): Promise<Computed> {
  const byKey = new Map<string, CompactVector>();
  const found = (key: string, vector: CompactVector) => void byKey.set(key, vector);
  for (const key of passages.keys()) {
    const vector = known.get(key);
    if (vector) found(key, vector);
  }
  let asked = 0;
  await untilDone(isComplete, ports, async () => {
    if (await isComplete()) return;
    const wanted = missing();
    await askForVectors(passages, wanted, ports, found);
    asked += wanted.length;
  });
  return { vectors: keys.flatMap((key) => byKey.get(key) ?? []), byKey, asked };

  function missing(): string[] {
    return [...passages.keys()].filter((key) => !byKey.has(key));
  }

  /** Looks first whether what is missing is kept. */
  async function isComplete(): Promise<boolean> {
    await loadVectors(missing(), ports, found);
    return missing().length === 0;
  }
}
