import type { ChannelLog } from "./channel-log.ts";
import { microsecondsOf } from "./timestamps.ts";

/** Where the forgetting stands in one channel. */
interface Cursor {
  readonly log: ChannelLog;
  /** How many roots are gone. */
  gone: number;
  /** When the oldest root that is left was written, in microseconds; Infinity where none is left. */
  oldest: number;
}

/**
 * Forgets the oldest messages of all channels, each thread with its parent, until so many are forgotten. Returns how
 * many were; a few more than asked for where the last one had replies.
 */
export function forgetOldest(logs: Iterable<ChannelLog>, count: number): number {
  const cursors = [...logs].map((log) => ({ log, gone: 0, oldest: oldestOf(log, 0) }));
  let forgotten = 0;
  while (forgotten < count) {
    const cursor = withOldest(cursors);
    if (cursor === undefined) break;
    forgotten += forgetNext(cursor);
  }
  // All at once: taking them off the front one by one would move the rest of a long list each time.
  for (const { log, gone } of cursors) log.roots.splice(0, gone);
  return forgotten;
}

function forgetNext(cursor: Cursor): number {
  const { messages, roots, threads } = cursor.log;
  const ts = roots[cursor.gone] ?? "";
  const replies = threads.get(ts)?.replies ?? [];
  let forgotten = 0;
  for (const each of [ts, ...replies]) forgotten += messages.delete(each) ? 1 : 0;
  threads.delete(ts);
  cursor.gone += 1;
  cursor.oldest = oldestOf(cursor.log, cursor.gone);
  return forgotten;
}

function withOldest(cursors: readonly Cursor[]): Cursor | undefined {
  let found: Cursor | undefined;
  for (const cursor of cursors) {
    if (cursor.oldest < (found?.oldest ?? Number.POSITIVE_INFINITY)) found = cursor;
  }
  return found;
}

function oldestOf({ roots }: ChannelLog, index: number): number {
  const ts = roots[index];
  return ts === undefined ? Number.POSITIVE_INFINITY : microsecondsOf(ts);
}
