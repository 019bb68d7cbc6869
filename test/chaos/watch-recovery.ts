import { setTimeout as delay } from "node:timers/promises";
import type { Kysely } from "kysely";
import type { QuestionId } from "../../src/core/question.ts";
import { openDatabase } from "../../src/store/database.ts";
import { isAlive } from "../../src/store/replica.ts";
import type { Schema } from "../../src/store/schema.ts";

export interface RecoveryWatch {
  /** Follows what a replica that was just killed had taken up, until others have it. */
  killed(): void;
  /** How long each of the questions took from the death to its next try, in milliseconds. */
  done(): Promise<readonly number[]>;
  stop(): Promise<void>;
}

const LOOK_EVERY_MS = 100;
const GIVEN_UP_AFTER_MS = 120_000;

export async function watchRecovery(url: string): Promise<RecoveryWatch> {
  const { db, close } = await openDatabase(url, () => {});
  const following: Promise<readonly number[]>[] = [];
  return {
    killed: () => void following.push(follow(db)),
    done: async () => (await Promise.all(following)).flat(),
    stop: close,
  };
}

/** Postgres lets go of the locks of the dead a moment later. */
const LOCKS_GONE_WITHIN_MS = 2_000;

async function follow(db: Kysely<Schema>): Promise<readonly number[]> {
  const killedAt = performance.now();
  const since = () => performance.now() - killedAt;
  const left = new Map<string, Left>();
  const took = new Map<string, number>();
  do {
    if (since() < LOCKS_GONE_WITHIN_MS)
      for (const each of await patiently(() => leftBehind(db))) left.set(keyOf(each), each);
    for (const each of await patiently(() => takenUp(db, [...left.values()]))) {
      left.delete(keyOf(each));
      took.set(keyOf(each), since());
    }
    await delay(LOOK_EVERY_MS);
  } while ((left.size > 0 || since() < LOCKS_GONE_WITHIN_MS) && since() < GIVEN_UP_AFTER_MS);
  return [...took.values(), ...Array.from(left, () => Number.POSITIVE_INFINITY)];
}

function keyOf({ id, attempt }: Left): string {
  return `${id} ${attempt}`;
}

interface Left {
  readonly id: QuestionId;
  readonly attempt: number;
}

function leftBehind(db: Kysely<Schema>): Promise<Left[]> {
  return db
    .selectFrom("questions")
    .select(["id", "attempt"])
    .where("answered_at", "is", null)
    .where("worker", "is not", null)
    .where((eb) => eb.not(isAlive("worker")))
    .execute();
}

/** Which of them have an answer or a later try. */
async function takenUp(db: Kysely<Schema>, left: readonly Left[]): Promise<Left[]> {
  if (left.length === 0) return [];
  const open = await db
    .selectFrom("questions")
    .select(["id", "attempt"])
    .where(
      "id",
      "in",
      left.map(({ id }) => id),
    )
    .where("answered_at", "is", null)
    .execute();
  const attempts = new Map(open.map(({ id, attempt }) => [id, attempt]));
  return left.filter(({ id, attempt }) => attempts.get(id) !== attempt);
}

/** Postgres is restarted now and then. */
async function patiently<Read>(read: () => Promise<Read>): Promise<Read> {
  for (;;) {
    try {
      return await read();
    } catch {
      await delay(LOOK_EVERY_MS);
    }
  }
}
