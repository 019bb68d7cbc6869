import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { LedgerError } from "../../../core/errors.ts";
import { createTeardown, type Teardown } from "../../../core/teardown.ts";
import { type SlackSimulator, startSlackSimulator } from "../../../simulators/slack/simulator.ts";
import type { SlackSimulatorOptions } from "../../../simulators/slack/simulator-options.ts";
import { startEmbeddedDatabase } from "../../../store/embedded/start.ts";
import { makeTemporaryFolder } from "../../../store/embedded/temporary-folder.ts";
import { keptEnvironment } from "../kept-environment.ts";
import { type Leash, startLeash } from "../leash/leash.ts";
import { type ModelPlan, startModelProcess } from "../model/model-process.ts";
import { processFile } from "../process-file.ts";
import type { BotUnderTest } from "./bot-under-test.ts";
import { createFaultWatch } from "./fault-watch.ts";
import { type BotSettings, botEnvironment } from "./own-bot-settings.ts";
import { startConnectedBot } from "./start-connected-bot.ts";
import { watchHealth } from "./watch-health.ts";

export interface OwnBotOptions {
  /** The program's `bin/run.js`. */
  readonly program: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
  /** Settings that the scenario has of its own, such as limits. */
  readonly settings?: BotSettings;
  /** Without it the offline model answers, inside the bot. */
  readonly model?: ModelPlan;
  /** Whose workspace it is, what goes wrong there, and whether Slack's rate limits hold. */
  readonly slack?: Pick<SlackSimulatorOptions, "seed" | "faults" | "rateLimits" | "delivery">;
  /** How long the bot may be silent before it counts as hanging, in milliseconds. */
  readonly silentMs?: number;
}

/** A bot in a process of its own, and in this process the Slack that it is asked in. */
export interface OwnBot extends BotUnderTest {
  readonly slack: SlackSimulator;
  readonly pid: number;
}

const STOP_DEADLINE_MS = 1_000;

/**
 * Starts Postgres in a temporary folder, the model endpoint in a process, the simulated Slack in this one, and the bot
 * between them. Comes back when the bot is in Slack. When a part fails, or the signal is aborted, all before it is
 * stopped again; should this process be killed, another one stops it.
 *
 * @throws LedgerError, or the signal's reason
 */
export async function startOwnBot(options: OwnBotOptions): Promise<OwnBot> {
  const teardown = createTeardown();
  const watch = createFaultWatch();
  let stopped: Promise<void> | undefined;
  const stop = () => {
    watch.stopping();
    stopped ??= teardown.run(STOP_DEADLINE_MS);
    return stopped;
  };
  try {
    const base = await startBase(options, teardown);
    const { slack, database, model, leash, folder, env } = base;
    options.signal.throwIfAborted();
    watch.follow(database.exited.then(databaseEnded));
    if (model) watch.follow(model.ended);
    const token = randomBytes(18).toString("base64url");
    const bot = await startConnectedBot({
      ...{ program: options.program, slack, folder, leash, teardown },
      signal: AbortSignal.any([options.signal, watch.broken]),
      env: (port) =>
        botEnvironment(
          env,
          {
            ...{ slack, databaseUrl: database.url, port, token, model },
            paced: options.slack?.rateLimits === "slack",
          },
          options.settings ?? {},
        ),
    });
    watch.follow(bot.ended);
    const { silentMs } = options;
    const unwatch = watchHealth({
      ...{ url: bot.url, onFault: watch.fail },
      ...(silentMs !== undefined && { silentMs }),
    });
    teardown.add(async () => unwatch());
    return {
      ...{ slack, url: bot.url, token, pid: bot.pid, broken: watch.broken, stop },
      beginFaults() {
        if (options.slack?.faults) slack.setFaults(options.slack.faults);
        model?.beginFaults();
      },
      stopBot() {
        watch.stopping();
        return bot.stop();
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** What the bot needs; it is stopped after the bot. */
async function startBase({ program, env: given, model: plan, slack }: OwnBotOptions, teardown: Teardown) {
  const env = keptEnvironment(given);
  // Faults begin with the load: the bot has to come up, and their times are of the run.
  const { faults: _later, ...workspace } = slack ?? {};
  const leash = startLeash({ file: processFile("leash", program), env });
  teardown.add(leash.stop);
  const folder = await makeTemporaryFolder("loadtest");
  const free = leash.hold({ folder: folder.path });
  teardown.add(() => folder.remove().then(free));
  const [database, simulator, model] = await teardown.whole([
    startDatabase(folder.path, leash, teardown),
    // The load is of many people in few channels: Slack's limits would be all that is measured, unless it is asked for.
    startSlackSimulator({ rateLimits: "off", ...workspace }).then(
      teardown.closing((started) => started.stop()),
    ),
    startModel(plan, { program, env, folder: folder.path, leash }, teardown),
  ]);
  return { env, leash, folder: folder.path, database, slack: simulator, model };
}

async function startDatabase(folder: string, leash: Leash, teardown: Teardown) {
  const database = await startEmbeddedDatabase({
    dataDir: join(folder, "database"),
    owner: "ledger loadtest",
  });
  const free = leash.hold({ server: database.pid });
  teardown.add(() => database.stop().then(free));
  return database;
}

interface ModelPlace {
  readonly program: string;
  readonly env: Readonly<Record<string, string>>;
  readonly folder: string;
  readonly leash: Leash;
}

async function startModel(
  plan: ModelPlan | undefined,
  { program, env, folder, leash }: ModelPlace,
  teardown: Teardown,
) {
  if (plan === undefined) return undefined;
  const model = await startModelProcess({
    ...{ file: processFile("model-endpoint", program), env, plan },
    logFile: join(folder, "model.log"),
  });
  const free = model.child.pid === undefined ? () => {} : leash.hold({ group: model.child.pid });
  teardown.add(() => model.stop().then(free));
  return model;
}

function databaseEnded(): LedgerError {
  return new LedgerError(
    "DATABASE_UNAVAILABLE",
    "The database of the load test has ended on its own.",
    "Look whether this machine is short of memory or disk space, and start again.",
  );
}
