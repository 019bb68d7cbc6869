import type { Landmark } from "./landmark.ts";

/** Calls things by a name that is the same in every run, whatever ids they have in it. */
export interface LandmarkNames {
  /** The landmarks have to come in their order. */
  nameOf(landmark: Omit<Landmark, "type">): string;
}

/** @param original - the id that stands for an id of this run; the id itself where they are the same. */
export function createLandmarkNames(original: (id: string) => string = (id) => id): LandmarkNames {
  const counts = new Map<string, number>();
  return {
    nameOf({ thing, by, place }) {
      const kind = [thing, by, ...place.map(original)].join(" ");
      const count = counts.get(kind) ?? 0;
      counts.set(kind, count + 1);
      return `${kind} ${count}`;
    },
  };
}
