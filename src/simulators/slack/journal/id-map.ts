import { setTimeout as delay } from "node:timers/promises";
import type { Landmark } from "./landmark.ts";
import { createLandmarkNames } from "./landmark-names.ts";

/** Which id of this run stands for which id of the recorded one. */
export interface IdMap {
  /** A thing came to be in this run. */
  note(landmark: Landmark): void;
  /**
   * The value with the ids of this run in place of those of the recorded one. Waits for things that are not there
   * yet, because the app has still to make them.
   *
   * @throws Error where one of them does not come in so many milliseconds.
   */
  translated(value: unknown, patience: number): Promise<unknown>;
}

/** @param recorded - the ids of the recorded run by the names of their things. */
export function createIdMap(recorded: ReadonlyMap<string, string>): IdMap {
  const made = new Set(recorded.values());
  const now = new Map<string, string>();
  const before = new Map<string, string>();
  const names = createLandmarkNames((id) => before.get(id) ?? id);
  let noted = Promise.withResolvers<void>();

  function translate(value: unknown): unknown {
    if (typeof value === "string") return now.get(value) ?? value;
    if (typeof value !== "object" || value === null || value instanceof Uint8Array) return value;
    if (Array.isArray(value)) return value.map(translate);
    return Object.fromEntries(Object.entries(value).map(([key, held]) => [key, translate(held)]));
  }

  function missing(value: unknown): string | undefined {
    if (typeof value === "string") return made.has(value) && !now.has(value) ? value : undefined;
    if (typeof value !== "object" || value === null || value instanceof Uint8Array) return undefined;
    return Object.values(value)
      .map(missing)
      .find((id) => id !== undefined);
  }

  return {
    note(landmark) {
      const id = recorded.get(names.nameOf(landmark));
      if (id === undefined) return;
      now.set(id, landmark.id);
      before.set(landmark.id, id);
      noted.resolve();
      noted = Promise.withResolvers();
    },
    async translated(value, patience) {
      const end = performance.now() + patience;
      for (let id = missing(value); id !== undefined; id = missing(value)) {
        const left = end - performance.now();
        if (left <= 0) throw new Error(`${id} has not come to be in this run`);
        await Promise.race([noted.promise, delay(left, undefined, { ref: false })]);
      }
      return translate(value);
    },
  };
}
