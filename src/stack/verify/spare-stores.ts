import type { ContainerEngine } from "../engine/engine.ts";
import { POSTGRES, POSTGRES_LOGIN } from "../services/postgres.ts";
import { REDIS } from "../services/redis.ts";
import { type RunningStack, urlOf } from "../up/running-stack.ts";

/** A database and a Redis of the stack that hold nothing of anybody. */
export interface SpareStores {
  readonly databaseUrl: string | undefined;
  readonly redisUrl: string | undefined;
}

type Place = Pick<RunningStack, "engine" | "services">;

const DATABASE = "ledger_tried";
const LOGIN = ["--username", POSTGRES_LOGIN.user];
const LAST_REDIS_DATABASE = 15;
/** In a numbered database of Redis: it was empty when it was taken for this. */
const MARK = "ledger_tried";
const WITHIN_MS = 10_000;

/** All that could be spared is in use, which is no fault of the stack. */
export class NothingSpare extends Error {}

/**
 * Of what is part of the stack; `clearSpareStores` removes them, whole or not.
 * @throws NothingSpare where no database of Redis is empty, and an Error where one cannot be made
 */
export async function openSpareStores(place: Place): Promise<SpareStores> {
  await clearSpareStores(place);
  const { engine, services } = place;
  const [postgres, redis] = [services.get(POSTGRES.name), services.get(REDIS.name)];
  const number = redis && (await takeRedisDatabase(engine, redis.id));
  // Unlike template1, nobody is connected to it, which would be in the way.
  if (postgres) await run(engine, postgres.id, ["createdb", ...LOGIN, "--template", "template0", DATABASE]);
  return {
    databaseUrl: postgres && withPath(urlOf(POSTGRES, postgres.port), DATABASE),
    redisUrl: redis && withPath(urlOf(REDIS, redis.port), String(number)),
  };
}

/** Removes what was opened, also by a process that was killed since. */
export async function clearSpareStores({ engine, services }: Place): Promise<void> {
  const [postgres, redis] = [services.get(POSTGRES.name), services.get(REDIS.name)];
  const marked = redis && (await markedRedisDatabases(engine, redis.id));
  for (const number of marked ?? []) await inRedis(engine, redis?.id ?? "", number, "flushdb");
  if (postgres) await run(engine, postgres.id, ["dropdb", ...LOGIN, "--if-exists", "--force", DATABASE]);
}

/** The last one that holds nothing: whose the others are is not ours to know. */
async function takeRedisDatabase(engine: ContainerEngine, id: string): Promise<number> {
  const used = await usedRedisDatabases(engine, id);
  for (let number = LAST_REDIS_DATABASE; number > 0; number -= 1) {
    if (used.includes(number)) continue;
    await inRedis(engine, id, number, "set", MARK, "1");
    return number;
  }
  throw new NothingSpare(
    `each of the databases 1 to ${LAST_REDIS_DATABASE} of the stack's Redis has keys, and a bot to try needs an empty one`,
  );
}

async function markedRedisDatabases(engine: ContainerEngine, id: string): Promise<readonly number[]> {
  const marked: number[] = [];
  for (const number of await usedRedisDatabases(engine, id))
    if (number > 0 && (await inRedis(engine, id, number, "exists", MARK)) === "1") marked.push(number);
  return marked;
}

/** Source: Redis' INFO command, its section "keyspace": `db3:keys=1,…` for each that has keys. */
async function usedRedisDatabases(engine: ContainerEngine, id: string): Promise<readonly number[]> {
  const keyspace = await run(engine, id, ["redis-cli", "info", "keyspace"]);
  return [...keyspace.matchAll(/^db(\d+):/gm)].map(([, number]) => Number(number));
}

function inRedis(engine: ContainerEngine, id: string, database: number, ...command: readonly string[]) {
  return run(engine, id, ["redis-cli", "-n", String(database), ...command]);
}

async function run(engine: ContainerEngine, id: string, command: readonly string[]): Promise<string> {
  const { code, output } = await engine.exec(id, command, AbortSignal.timeout(WITHIN_MS));
  if (code !== 0) throw new Error(`\`${command.join(" ")}\` ended with ${code}: ${output}`);
  return output;
}

function withPath(url: string, path: string): string {
  return Object.assign(new URL(url), { pathname: path }).href;
}
