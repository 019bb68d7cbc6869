/** The bytes of files, by the file's id. */
export interface StoredBytes {
  get(id: string): Uint8Array | undefined;
  /** Returns false, and keeps nothing, where there is no room. */
  put(id: string, bytes: Uint8Array): boolean;
  remove(id: string): void;
  hasRoomFor(size: number): boolean;
}

/** In bytes, for all files of a workspace together; a free Slack workspace has 5 GB, which a laptop has not. */
export const LARGEST_STORE = 128 * 1024 * 1024;

export function createStoredBytes(): StoredBytes {
  const stored = new Map<string, Uint8Array>();
  let used = 0;

  const hasRoomFor = (size: number) => used + size <= LARGEST_STORE;
  return {
    get: (id) => stored.get(id),
    put(id, bytes) {
      if (stored.has(id) || !hasRoomFor(bytes.length)) return false;
      stored.set(id, bytes);
      used += bytes.length;
      return true;
    },
    remove(id) {
      used -= stored.get(id)?.length ?? 0;
      stored.delete(id);
    },
    hasRoomFor,
  };
}
