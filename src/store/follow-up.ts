import type { Transaction } from "kysely";
import type { Schema } from "./schema.ts";

/** Work that follows from a change: queued if and only if the change is kept. */
export interface FollowUp {
  readonly type: string;
  /** What has the same key is done one after the other; what one change brings, in any order. */
  readonly key: string;
  readonly data: Readonly<Record<string, string>>;
  readonly startAfter?: Date;
  /** Another one of this name is not added. */
  readonly once?: string;
}

/** Queues work, within a transaction where one is given. */
export type AddFollowUps = (
  followUps: readonly FollowUp[],
  transaction?: Transaction<Schema>,
) => Promise<void>;
