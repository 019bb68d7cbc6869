import { createHash } from "node:crypto";
import type { Passage } from "../../core/answer.ts";
import type { Viewer } from "../../core/audience.ts";
import type { PlacedText } from "../../core/searched-vectors.ts";
import { classesOf } from "../audience-classes.ts";

/** How the passages of a version stand where vectors are searched, and back. */
export interface PassagePlaces {
  /** Each once. */
  readonly texts: readonly PlacedText[];
  seenBy(viewer: Viewer): SeenPlaces;
}

/** What of them a viewer may see. */
export interface SeenPlaces {
  readonly scopes: readonly string[];
  /** How many passages. */
  readonly count: number;
  /** The passages with this text; none of what this version does not have. */
  passagesAt(text: PlacedText): readonly Passage[];
}

/** @param keys of the text of each passage, in their order */
export function placesOf(passages: readonly Passage[], keys: readonly string[]): PassagePlaces {
  const classes = classesOf(passages);
  const scopes = classes.names.map(scopeOf);
  const texts: PlacedText[] = [];
  const byPlace = new Map<string, number[]>();
  for (const [at, key] of keys.entries()) {
    const text = { key, scope: scopes[classes.of[at] ?? 0] ?? "" };
    const others = byPlace.get(nameOf(text));
    if (others) others.push(at);
    else {
      byPlace.set(nameOf(text), [at]);
      texts.push(text);
    }
  }
  return {
    texts,
    seenBy(viewer) {
      const seen = classes.seenBy(viewer);
      return {
        scopes: scopes.filter((_, at) => seen[at] === 1),
        count: classes.countSeenBy(viewer),
        passagesAt: (text) =>
          (byPlace.get(nameOf(text)) ?? [])
            .filter((at) => seen[classes.of[at] ?? 0] === 1)
            .flatMap((at) => passages[at] ?? []),
      };
    },
  };
}

/** Short, and no list of who may see what. */
function scopeOf(audiences: string): string {
  return createHash("sha256").update(audiences).digest("hex").slice(0, 16);
}

function nameOf({ key, scope }: PlacedText): string {
  return `${scope} ${key}`;
}
