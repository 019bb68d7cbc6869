import { createHash } from "node:crypto";
import type { Transaction } from "kysely";
import { fromKysely, type PgBoss } from "pg-boss";
import { reasonOf } from "../core/errors.ts";
import type { Emit } from "../core/events.ts";
import { type JobTry, openJobQueue } from "./job-queue.ts";
import type { Schema } from "./schema.ts";
import type { Signals } from "./signals.ts";

/** A piece of outgoing work that is done once it is kept: a card to post, a reply to relay, a time-out. */
export interface Task {
  /** Which handler does it, such as `handover-card`. */
  readonly type: string;
  /** Tasks of one key are done one after the other, in the order in which they were added. */
  readonly key: string;
  /** Plain JSON. */
  readonly data: object;
}

export interface AddOptions {
  /** Adds the task if and only if the transaction commits. */
  readonly transaction?: Transaction<Schema>;
  /** Not before this time; later tasks of the same key do not wait for it. */
  readonly startAfter?: Date;
  /** Names the task: another one of this name is not added, until half a day after this one is done. */
  readonly once?: string;
}

/** Does a task. It may be called again for the same one, after a crash or after what it threw. */
export type TaskHandler = (data: unknown, given: JobTry) => Promise<void>;

/** Which handler does the tasks of which type. */
export type TaskHandlers = Readonly<Record<string, TaskHandler>>;

export interface TaskQueue {
  add(task: Task, options?: AddOptions): Promise<void>;
  /** Starts to do tasks. */
  work(handlers: TaskHandlers): Promise<void>;
  stop(deadlineMs: number): Promise<void>;
}

const TASK_QUEUE = "tasks";
const SLOTS = 4;
/** With a pause that grows to a minute: about twenty minutes. */
const TRIES = 25;

type TaskData = Pick<Task, "type" | "data">;

export async function openTaskQueue(boss: PgBoss, signals: Signals, emit: Emit): Promise<TaskQueue> {
  const queue = await openJobQueue<TaskData>(boss, signals, TASK_QUEUE);
  return {
    async add({ type, key, data }, { transaction, startAfter, once } = {}) {
      await boss.send(
        TASK_QUEUE,
        { type, data },
        {
          singletonKey: key,
          ...(startAfter && { startAfter }),
          ...(once !== undefined && { id: uuidOf(once) }),
          ...(transaction && { db: fromKysely(transaction) }),
        },
      );
    },
    work: (handlers) => queue.work({ slots: SLOTS }, (task, given) => perform(task, given, handlers, emit)),
    stop: queue.stop,
  };
}

/** Without an end a task that cannot be done would keep back the others of its key for ever. */
async function perform(
  { type, data }: TaskData,
  given: JobTry,
  handlers: TaskHandlers,
  emit: Emit,
): Promise<void> {
  try {
    const handle = handlers[type];
    if (!handle) throw new Error(`There is no handler for tasks of type ${type}.`);
    await handle(data, given);
  } catch (error) {
    const last = given.retry + 1 >= TRIES;
    if (!given.signal.aborted)
      emit({
        type: "error_occurred",
        errorType: last ? "task_given_up" : "task",
        message: `${type}: ${reasonOf(error)}`,
      });
    if (!last || given.signal.aborted) throw error;
  }
}

/** The same name gives the same id, which pg-boss adds once. */
function uuidOf(name: string): string {
  const hex = createHash("sha256").update(name).digest("hex");
  return hex.slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
