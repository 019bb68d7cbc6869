import type { Passage } from "../../core/answer.ts";
import type { PlacedText, SearchedVectors } from "../../core/searched-vectors.ts";
import type { CompactVector } from "./compact-vector.ts";
import { askForVectors, type GatherPorts, loadVectors } from "./gather-vectors.ts";
import { inGroups } from "./in-groups.ts";
import { untilDone } from "./until-done.ts";

/** Few enough for one statement where each vector has to find its place in a graph, too. */
const AT_ONCE = 64;

/**
 * Brings a vector of each text to where it is searched: those that are kept, and the rest from the model. Never more
 * than some of them are in memory. Returns for how many the model was asked; throws what its ports throw.
 */
export async function placeVectors(
  passages: ReadonlyMap<string, Passage>,
  places: readonly PlacedText[],
  vectors: SearchedVectors,
  ports: GatherPorts,
): Promise<number> {
  const { model, signal } = ports;
  let missing: readonly PlacedText[] = [];
  let asked = 0;
  await untilDone(isComplete, ports, async () => {
    if (await isComplete()) return;
    for (const some of inGroups(missing, AT_ONCE)) await place(some);
  });
  return asked;

  async function isComplete(): Promise<boolean> {
    signal.throwIfAborted();
    missing = await vectors.missing(model.name, places);
    return missing.length === 0;
  }

  async function place(some: readonly PlacedText[]): Promise<void> {
    const byKey = new Map<string, CompactVector>();
    const found = (key: string, vector: CompactVector) => void byKey.set(key, vector);
    const keys = [...new Set(some.map(({ key }) => key))];
    await loadVectors(keys, ports, found);
    const unkept = keys.filter((key) => !byKey.has(key));
    await askForVectors(passages, unkept, ports, found);
    asked += unkept.length;
    await vectors.put(
      model.name,
      some.flatMap((text) => {
        const vector = byKey.get(text.key);
        return vector ? [{ ...text, values: vector.values }] : [];
      }),
    );
  }
}
