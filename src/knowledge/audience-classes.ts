import { type Audience, type Audiences, EVERYONE, maySee, type Viewer } from "../core/audience.ts";

/** Items that are for the same audiences are one class, so that a search asks once for each class who may see it. */
export interface AudienceClasses {
  /** The class of each item, in their order. */
  readonly of: Uint32Array;
  /** Of each class a name that tells its audiences, the same wherever they are the same. */
  readonly names: readonly string[];
  /** For each class 1 where the viewer may see it, and 0 where not. */
  seenBy(viewer: Viewer): Uint8Array;
  /** How many items the viewer may see. */
  countSeenBy(viewer: Viewer): number;
  /** The same for viewers who may see the same, another for all others. `everyone` for those who see nothing else. */
  scopeOf(viewer: Viewer): string;
}

export function classesOf(items: readonly { readonly audiences?: Audiences | undefined }[]): AudienceClasses {
  const classes: (Audiences | undefined)[] = [];
  const byName = new Map<string, number>();
  const of = Uint32Array.from(items, ({ audiences }) => {
    const name = audiences === undefined ? EVERYONE : JSON.stringify([...new Set(audiences)].sort());
    const known = byName.get(name);
    if (known !== undefined) return known;
    byName.set(name, classes.length);
    return classes.push(audiences) - 1;
  });
  const names = [...byName.keys()];
  const named = classesByAudience(classes);

  const sizes = new Uint32Array(classes.length);
  for (const each of of) sizes[each] = (sizes[each] ?? 0) + 1;
  const seenBy = (viewer: Viewer) =>
    Uint8Array.from(classes, (audiences) => (maySee(viewer, audiences) ? 1 : 0));

  return {
    of,
    names,
    seenBy,
    countSeenBy: (viewer) => seenBy(viewer).reduce((sum, seen, at) => sum + seen * (sizes[at] ?? 0), 0),
    scopeOf(viewer) {
      const seen = viewer === EVERYONE ? [] : (named.get(viewer) ?? []);
      return seen.length === 0 ? EVERYONE : JSON.stringify(seen.map((at) => names[at]).sort());
    },
  };
}

function classesByAudience(classes: readonly (Audiences | undefined)[]): ReadonlyMap<Audience, number[]> {
  const named = new Map<Audience, number[]>();
  classes.forEach((audiences, at) => {
    for (const audience of new Set(audiences)) {
      const known = named.get(audience);
      if (known) known.push(at);
      else named.set(audience, [at]);
    }
  });
  return named;
}
