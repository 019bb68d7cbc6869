import { createWriteStream, readFileSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseFaultPlan } from "../../src/simulators/slack/faults/parse-fault-plan.ts";
import { generateSeed } from "../../src/simulators/slack/seed/generate-seed.ts";
import { type SlackSimulator, startSlackSimulator } from "../../src/simulators/slack/simulator.ts";
import { freePort } from "../free-port.ts";
import { startRedis } from "../redis-process.ts";
import { makePostgresServer } from "../store/postgres-server.ts";
import { type Replica, startReplica } from "./replica.ts";
import type { StormOptions } from "./storm.ts";
import { type StormyModel, startStormyModel } from "./stormy-model.ts";
import { type RecoveryWatch, watchRecovery } from "./watch-recovery.ts";

/** The real parts that a storm is made with, all on this machine. */
export interface Stage {
  /** The replicas' logs, and the journal of the simulated Slack. */
  readonly folder: string;
  readonly slack: SlackSimulator;
  readonly model: StormyModel;
  readonly recovery: RecoveryWatch;
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
/** Room for replicas that overlap while they are rolled, and for the connections of dead ones. */
const POSTGRES = { max_connections: "200" };

export async function startStage({ roles }: StormOptions): Promise<Stage> {
  const folder = await mkdtemp(join(tmpdir(), "ledger-chaos-"));
  const redisPort = await freePort();
  const postgres = await makePostgresServer();
  await postgres.start(POSTGRES);
  let redis = await startRedis(redisPort, folder);
  const model = await startStormyModel();
  const journal = createWriteStream(join(folder, "slack.jsonl"));
  const slack = await startSlackSimulator({
    seed: generateSeed({ people: PEOPLE, channels: CHANNELS }),
    rateLimits: "off",
    invariants: { grace: 0, mayLoseEvents: false, rememberedRuns: 1_000_000 },
    journal: (entry) => void journal.write(`${JSON.stringify(entry)}\n`),
  });
  const env = environment({
    SLACK_API_URL: slack.url,
    SLACK_PACED: "false",
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    DATABASE_URL: postgres.url,
    REDIS_URL: redis.url,
    PORT: "0",
    LOG_LEVEL: "info",
    ...model.settings,
  });
  const replicas = roles.map((role, index) =>
    startReplica(`${role} ${index + 1}`, role, env, join(folder, `${role}-${index + 1}.log`)),
  );
  await slack.connected(roles.filter((role) => role !== "worker").length);
  slack.setFaults(parseFaultPlan({ path: FAULTS, text: readFileSync(FAULTS, "utf8") }));

  const recovery = await watchRecovery(postgres.url);
  const happened: Record<string, number> = {};
  let badExits = 0;
  return {
    folder,
    slack,
    model,
    recovery,
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
        await postgres.start(POSTGRES);
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
      await recovery.stop();
      await slack.stop();
      await model.stop();
      await redis.end();
      await postgres.stop();
      journal.end();
    },
  };
}

/** What the machine needs, and nothing of the shell's own settings. */
function environment(settings: Record<string, string>): Record<string, string> {
  const { PATH = "", HOME = "" } = process.env;
  return { PATH, HOME, ...settings };
}
