import { Redis } from "ioredis";
import type { Emit } from "../core/events.ts";

/** What the bot keeps in Redis may be lost, so every use of it has something else to go on with. */
export interface RedisConnection {
  isUp(): boolean;
  get(key: string): Promise<string | null>;
  /** Makes a Lua script into a call that runs it in one step. Names are shared by all users of the connection. */
  script(name: string, lua: string): RedisScript;
  close(): void;
}

/** Rejects at once while Redis is away, and after a quarter of a second where it does not answer. */
export type RedisScript = (keys: readonly string[], values: readonly (string | number)[]) => Promise<unknown>;

/** A Redis that does not answer in time counts as away: Slack waits three seconds for all that comes before its ack. */
export const ANSWER_WITHIN_MS = 250;
const LONGEST_PAUSE_MS = 500;

/** Opens a connection, whether Redis is there or not, and goes on looking for it. Each command is told of. */
export function openRedis(url: string, emit: Emit): RedisConnection {
  const redis = new Redis(url, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 1,
    commandTimeout: ANSWER_WITHIN_MS,
    // Leaves a connection that went silent, so that no later command waits for it too.
    socketTimeout: ANSWER_WITHIN_MS,
    // What was given up on has been done elsewhere meanwhile.
    autoResendUnfulfilledCommands: false,
    // A Redis before 7.2 does not know that command, and its refusal would count as a fault.
    disableClientInfo: true,
    retryStrategy: (attempt) => Math.min(attempt * 50, LONGEST_PAUSE_MS),
  });
  // Who uses it goes on without it; without a listener a lost connection would end the process.
  redis.on("error", () => {});
  countOperations(redis, emit);
  return {
    isUp: () => redis.status === "ready",
    get: (key) => redis.get(key),
    script: (name, lua) => defineScript(redis, name, lua),
    close: () => redis.disconnect(),
  };
}

/** The script itself is sent once; later calls name it by its digest. */
function defineScript(redis: Redis, name: string, lua: string): RedisScript {
  redis.defineCommand(name, { lua });
  const call: unknown = Reflect.get(redis, name);
  if (typeof call !== "function") throw new Error(`Redis has no script ${name}.`);
  return async (keys, values) => call.call(redis, keys.length, ...keys, ...values);
}

/** Every command goes through `sendCommand`, also those that scripts are run by. */
function countOperations(redis: Redis, emit: Emit): void {
  const send = redis.sendCommand.bind(redis);
  redis.sendCommand = (command, stream) => {
    const finished = (status: "ok" | "error") => () =>
      emit({ type: "redis_operation_finished", operation: command.name, status });
    command.promise.then(finished("ok"), finished("error"));
    return send(command, stream);
  };
}
