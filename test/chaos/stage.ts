import { readFileSync } from "node:fs";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseFaultPlan } from "../../src/simulators/slack/faults/parse-fault-plan.ts";
import { generateSeed } from "../../src/simulators/slack/seed/generate-seed.ts";
import { type SlackSimulator, startSlackSimulator } from "../../src/simulators/slack/simulator.ts";
import { startEmbeddedDatabase } from "../../src/store/embedded/start.ts";
import { freePort } from "../free-port.ts";
import { startRedis } from "./redis-process.ts";
import { type Replica, startReplica } from "./replica.ts";
import type { StormOptions } from "./storm.ts";
import { startStormyModel } from "./stormy-model.ts";

/** The real parts that a storm is made with, all on this machine. */
export interface Stage {
  readonly slack: SlackSimulator;
  readonly replicas: readonly Replica[];
  readonly postgres: { restart(): Promise<void> };
  readonly redis: { start(): Promise<void>; end(): Promise<void> };
  /** How often each thing happened. */
  readonly happened: Record<string, number>;
  note(what: string): void;
  badExit(): void;
  /** Returns how many did not end with 0, now or before. */
  stopReplicas(): Promise<number>;
  stop(): Promise<void>;
}

const FAULTS = join(import.meta.dirname, "storm-faults.yaml");
const PEOPLE = 300;
const CHANNELS = 12;

export async function startStage({ roles, say }: StormOptions): Promise<Stage> {
  const folder = await mkdtemp(join(tmpdir(), "ledger-chaos-"));
  await chmod(folder, 0o755);
  const [redisPort, postgresPort] = [await freePort(), await freePort()];
  const startPostgres = () =>
    startEmbeddedDatabase({
      dataDir: join(folder, "database"),
      owner: "the storm",
      findPort: async () => postgresPort,
    });
  let postgres = await startPostgres();
  let redis = await startRedis(redisPort, folder);
  const model = await startStormyModel();
  const slack = await startSlackSimulator({
    seed: generateSeed({ people: PEOPLE, channels: CHANNELS }),
    rateLimits: "off",
    invariants: { grace: 0, mayLoseEvents: false },
  });
  const env = environment({
    SLACK_API_URL: slack.url,
    SLACK_PACED: "false",
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    DATABASE_URL: postgres.url,
    REDIS_URL: `redis://127.0.0.1:${redisPort}/0`,
    PORT: "0",
    LOG_LEVEL: "info",
    ...model.settings,
  });
  const replicas = roles.map((role, index) =>
    startReplica(`${role} ${index + 1}`, role, env, join(folder, `${role}-${index + 1}.log`)),
  );
  say(`logs in ${folder}`);
  const gateways = roles.filter((role) => role !== "worker").length;
  await slack.connected(gateways);
  slack.setFaults(parseFaultPlan({ path: FAULTS, text: readFileSync(FAULTS, "utf8") }));

  const happened: Record<string, number> = {};
  let badExits = 0;
  return {
    slack,
    replicas,
    happened,
    note(what) {
      happened[what] = (happened[what] ?? 0) + 1;
    },
    badExit() {
      badExits += 1;
    },
    postgres: {
      async restart() {
        await postgres.stop();
        postgres = await startPostgres();
      },
    },
    redis: {
      end: () => redis.end(),
      async start() {
        redis = await startRedis(redisPort, folder);
      },
    },
    async stopReplicas() {
      const codes = await Promise.all(replicas.map((replica) => replica.stop()));
      return badExits + codes.filter((code) => code !== 0).length;
    },
    async stop() {
      await Promise.all(replicas.map((replica) => replica.stop()));
      await slack.stop();
      await model.stop();
      await redis.end();
      await postgres.stop();
      if (!process.env.LEDGER_KEEP_LOGS) await rm(folder, { recursive: true, force: true });
    },
  };
}

/** What the machine needs, and nothing of the shell's own settings. */
function environment(settings: Record<string, string>): Record<string, string> {
  const { PATH = "", HOME = "" } = process.env;
  return { PATH, HOME, ...settings };
}
