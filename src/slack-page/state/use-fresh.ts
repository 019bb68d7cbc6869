import { useEffect, useRef, useState } from "react";
import type { Change } from "../server/changes.ts";
import { type Page, usePage } from "./page-context.ts";
import { sameWhereEqual } from "./same-where-equal.ts";

interface Fresh<Value> {
  /** Undefined until it is read. */
  readonly value: Value | undefined;
  /** Reads it again. */
  refresh(): void;
}

/** What the server says, read again whenever a change matters to it. Another `key` reads something else. */
export function useFresh<Value>(
  key: string,
  load: () => Promise<Value>,
  matters: (change: Change) => boolean,
): Fresh<Value> {
  return useFreshFrom(key, load, matters, usePage());
}

export function useFreshFrom<Value>(
  key: string,
  load: () => Promise<Value>,
  matters: (change: Change) => boolean,
  { changes, fail }: Pick<Page, "changes" | "fail">,
): Fresh<Value> {
  const [held, setHeld] = useState<{ readonly key: string; readonly value: Value }>();
  const latest = useRef({ load, matters });
  latest.current = { load, matters };
  const refresh = useRef<() => void>(() => undefined);

  useEffect(() => {
    let gone = false;
    const take = async () => {
      try {
        const value = await latest.current.load();
        if (gone) return;
        setHeld((old) => ({ key, value: old?.key === key ? sameWhereEqual(old.value, value) : value }));
      } catch (fault) {
        if (!gone) fail(fault);
      }
    };
    const readAgain = oneAtATime(take);
    refresh.current = readAgain;
    readAgain();
    const unwatch = changes.add((change) => {
      if (change.type === "reopened" || latest.current.matters(change)) readAgain();
    });
    return () => {
      gone = true;
      unwatch();
    };
  }, [key, changes, fail]);

  return { value: held?.key === key ? held.value : undefined, refresh: () => refresh.current() };
}

/** Runs one at a time, and once more if it was asked for meanwhile, however often. */
function oneAtATime(run: () => Promise<void>): () => void {
  let running = false;
  let again = false;
  return async function start() {
    again = running;
    if (running) return;
    running = true;
    await run();
    running = false;
    if (again) start();
  };
}
