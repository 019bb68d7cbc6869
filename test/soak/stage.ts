import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createTeardown } from "../../src/core/teardown.ts";
import { startModelEndpoint } from "../../src/dev/model-endpoint.ts";
import { EXTRACTIVE_MODEL } from "../../src/llm/extractive/extractive-model.ts";
import { generateSeed } from "../../src/simulators/slack/seed/generate-seed.ts";
import { type SlackSimulator, startSlackSimulator } from "../../src/simulators/slack/simulator.ts";
import { startEmbeddedDatabase } from "../../src/store/embedded/start.ts";
import { type BotProcess, startBotProcess } from "./bot-process.ts";

export interface StageOptions {
  /** Whether the answers come from an OpenAI-compatible endpoint, or are made in the bot itself. */
  readonly model: "endpoint" | "none";
  /** Undefined starts a Postgres for the run. */
  readonly databaseUrl?: string | undefined;
  readonly say: (line: string) => void;
}

/** The real parts that a soak is made with: the bot in a process of its own, the rest around it. */
export interface Stage {
  readonly slack: SlackSimulator;
  readonly bot: BotProcess;
  stop(): Promise<void>;
}

const PEOPLE = 400;
const CHANNELS = 40;
/** Enough for the threads that are open; the soak is of the bot's memory, and not of the simulated Slack's. */
const KEEP_MESSAGES = 5_000;
const STOP_WITHIN_MS = 30_000;
const UNLIMITED = "1000000";

export async function startStage({ model, databaseUrl, say }: StageOptions): Promise<Stage> {
  const teardown = createTeardown();
  try {
    const folder = await mkdtemp(join(tmpdir(), "ledger-soak-"));
    teardown.add(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
    await chmod(folder, 0o755);
    const url = databaseUrl ?? (await startPostgres(folder, teardown.add));
    const endpoint = model === "endpoint" ? await startEndpoint(teardown.add) : {};
    const slack = await startSlackSimulator({
      seed: generateSeed({ people: PEOPLE, channels: CHANNELS }),
      rateLimits: "off",
      keepMessages: KEEP_MESSAGES,
    });
    teardown.add(() => slack.stop());
    const logFile = join(folder, "bot.log");
    say(`the bot logs to ${logFile}`);
    const bot = startBotProcess(environment(slack, url, endpoint), logFile);
    teardown.add(async () => void (await bot.stop()));
    await Promise.race([slack.connected(), bot.broken]);
    return { slack, bot, stop: () => teardown.run(STOP_WITHIN_MS) };
  } catch (error) {
    await teardown.run(STOP_WITHIN_MS);
    throw error;
  }
}

type OnStop = (stop: () => Promise<void>) => void;

async function startPostgres(folder: string, onStop: OnStop): Promise<string> {
  const database = await startEmbeddedDatabase({ dataDir: join(folder, "database"), owner: "the soak" });
  onStop(() => database.stop());
  return database.url;
}

async function startEndpoint(onStop: OnStop): Promise<Record<string, string>> {
  const { url, apiKey, stop } = await startModelEndpoint();
  onStop(stop);
  return { LITELLM_BASE_URL: url, LITELLM_DEVELOPER_KEY: apiKey, LEDGER_MODEL: EXTRACTIVE_MODEL };
}

/** As in production, but for a Slack without limits and for people who may ask without end. */
function environment(slack: SlackSimulator, databaseUrl: string, endpoint: Record<string, string>) {
  const { PATH = "", HOME = "" } = process.env;
  return {
    PATH,
    HOME,
    NODE_ENV: "production",
    SLACK_API_URL: slack.url,
    SLACK_PACED: "false",
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    DATABASE_URL: databaseUrl,
    RATE_LIMIT_PER_MINUTE: UNLIMITED,
    USER_RATE_LIMIT_PER_MINUTE: UNLIMITED,
    RATE_LIMIT_PER_HOUR: UNLIMITED,
    RATE_LIMIT_PER_DAY: UNLIMITED,
    MODEL_CALLS_PER_CONVERSATION: UNLIMITED,
    MODEL_CALLS_PER_USER_DAY: UNLIMITED,
    MODEL_BUDGET_USD_PER_DAY: UNLIMITED,
    ...endpoint,
  };
}
