/** A list of listeners to one kind of happening. */
export interface Listeners<Happening> {
  tell(happening: Happening): void;
  /** Returns the unsubscribe. */
  add(listener: (happening: Happening) => void): () => void;
}

export function createListeners<Happening>(): Listeners<Happening> {
  const listeners = new Set<(happening: Happening) => void>();
  return {
    tell(happening) {
      for (const listener of listeners) listener(happening);
    },
    add(listener) {
      // Wrapped, so that one function added twice is two listeners with an unsubscribe each.
      const own = (happening: Happening) => listener(happening);
      listeners.add(own);
      return () => listeners.delete(own);
    },
  };
}
