/** A map that holds so many entries at most; the oldest goes when there are more. */
export interface LatestMap<Key, Value> {
  get(key: Key): Value | undefined;
  set(key: Key, value: Value): void;
  delete(key: Key): void;
  entries(): IterableIterator<[Key, Value]>;
}

export function createLatestMap<Key, Value>(
  most: number,
  letGo: (value: Value, key: Key) => void = () => {},
): LatestMap<Key, Value> {
  const entries = new Map<Key, Value>();
  // A Map finds its oldest entry slowly once many were deleted; a ring of the keys knows it at once.
  const keys: Key[] = [];
  let next = 0;

  function forget(key: Key): void {
    const value = entries.get(key);
    if (value === undefined) return;
    entries.delete(key);
    letGo(value, key);
  }

  return {
    get: (key) => entries.get(key),
    set(key, value) {
      if (!entries.has(key)) {
        const oldest = keys[next];
        if (oldest !== undefined) forget(oldest);
        keys[next] = key;
        next = (next + 1) % most;
      }
      entries.set(key, value);
    },
    delete(key) {
      entries.delete(key);
    },
    entries: () => entries.entries(),
  };
}
