import { setImmediate as soon } from "node:timers/promises";
import type { Passage } from "../../core/answer.ts";
import { embeddedText, keyOf } from "./embedded-text.ts";

const AT_ONCE = 256;

/** What vectors are made of. */
export interface Texts {
  /** The key of each passage's text, in their order. */
  readonly keys: readonly string[];
  /** A passage for each key, and not its text, of which very many would be held twice. */
  readonly byKey: ReadonlyMap<string, Passage>;
}

/** Lets others have a turn now and then, since there may be very many. */
export async function textsOf(passages: readonly Passage[]): Promise<Texts> {
  const keys: string[] = [];
  const byKey = new Map<string, Passage>();
  for (const passage of passages) {
    const key = keyOf(embeddedText(passage));
    keys.push(key);
    byKey.set(key, passage);
    if (keys.length % AT_ONCE === 0) await soon();
  }
  return { keys, byKey };
}
