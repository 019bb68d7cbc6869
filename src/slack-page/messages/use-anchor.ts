import { type RefObject, useLayoutEffect, useRef } from "react";

interface Anchor {
  readonly ts: string;
  /** Where it stood in the window, in pixels. */
  readonly top: number;
}

/**
 * Keeps a message where it stands while others come above it and go below. `hold` is called before; `shown` is what
 * is drawn after.
 */
export function useAnchor(list: RefObject<HTMLElement | null>, shown: unknown) {
  const anchor = useRef<Anchor>(undefined);

  // biome-ignore lint/correctness/useExhaustiveDependencies: It is to run whenever something else is shown.
  useLayoutEffect(() => {
    const held = anchor.current;
    if (held === undefined || list.current === null) return;
    const message = messagesIn(list.current).find(({ dataset }) => dataset.ts === held.ts);
    if (message === undefined) return;
    anchor.current = undefined;
    list.current.scrollTop += message.getBoundingClientRect().top - held.top;
  }, [list, shown]);

  return function hold(end: "first" | "last"): void {
    const message = messagesIn(list.current).at(end === "first" ? 0 : -1);
    const ts = message?.dataset.ts;
    anchor.current = ts && message ? { ts, top: message.getBoundingClientRect().top } : undefined;
  };
}

function messagesIn(list: HTMLElement | null): readonly HTMLElement[] {
  return [...(list?.querySelectorAll<HTMLElement>("[data-ts]") ?? [])];
}
