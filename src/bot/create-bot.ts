import type { Channel } from "../channels/channel.ts";
import { openHttpChannel } from "../channels/http/http-channel.ts";
import type { Settings } from "../config/settings.ts";
import type { EventBus } from "../core/events.ts";
import { createTeardown } from "../core/teardown.ts";
import { openRedisIfSet } from "../redis/open-if-set.ts";
import { startHttpServer } from "../server/http-server.ts";
import { type Components, checkReadiness, type Readiness } from "../server/readiness.ts";
import { openStore, type Store } from "../store/open-store.ts";
import { measureEvents } from "../telemetry/metrics.ts";
import { openTraces } from "../telemetry/traces/open-traces.ts";
import type { AnswerQuestion } from "./answer-question.ts";
import { type BotKnowledge, openBotKnowledge, toBeSearched } from "./bot-knowledge.ts";
import { knowledgeFigures } from "./component-states.ts";
import { openGateway } from "./gateway.ts";
import { createPeople } from "./people.ts";
import { createPhase } from "./phase.ts";
import { TO_CLOSE_MS } from "./stop-reserve.ts";
import { openWorkforce } from "./workforce.ts";

export interface BotOptions {
  readonly settings: Settings;
  readonly databaseUrl: string;
  readonly knowledge: BotKnowledge;
  readonly channel: Channel;
  readonly events: EventBus;
  /** Answers in place of the answer path over the knowledge, for whoever watches how questions are answered. */
  readonly answering?: AnswerQuestion | undefined;
  /** What becomes of a database that belongs to another app of the channel; without it nobody asks whose it is. */
  readonly databaseOfAnother?: "refused" | "adopted" | undefined;
}

export interface Bot {
  /** Where /health, /ready and /metrics are. */
  readonly url: string;
  ready(): Promise<Readiness>;
  /** Takes nothing more in, lets running answers end, hands the rest over, and closes everything, within the deadline. */
  stop(deadlineMs?: number): Promise<void>;
}

const STOP_DEADLINE_MS = 2_000;

/** A gateway holds the channels' connections; a worker answers. Both scale on their own over one database. */
const ROLES = {
  all: { works: true, takesIn: true },
  gateway: { works: false, takesIn: true },
  worker: { works: true, takesIn: false },
} as const;

/**
 * Starts what the role has of the bot: what answers, and then what takes in, so that no question arrives before
 * it can be answered. It is stopped in the opposite order. When a part fails to start, those before it are closed
 * again.
 */
export async function createBot(options: BotOptions): Promise<Bot> {
  const { settings, databaseUrl, knowledge: folders, channel, events } = options;
  const { emit } = events;
  const { works, takesIn } = ROLES[settings.LEDGER_ROLE];
  const startedAt = performance.now();
  const teardown = createTeardown();
  const phase = createPhase();
  try {
    const traces = await openTraces(settings, events);
    teardown.add(async (deadlineMs) => traces?.close(deadlineMs));
    const [store, redis, opened] = await teardown.whole([
      openStore(databaseUrl, emit).then(teardown.closing((opened) => opened.close())),
      openRedisIfSet(settings.REDIS_URL, emit).then(teardown.closing(async (opened) => opened?.close())),
      works
        ? openBotKnowledge(folders, emit).then(teardown.closing((opened) => opened.close()))
        : Promise.resolve(undefined),
    ]);
    await claimDatabase(store, options);
    const knowledge = opened && (await toBeSearched(opened, folders, settings, store, emit));
    teardown.add(async () => knowledge?.close());
    const components: Record<string, Components[string]> = { bot: phase.state, database: store.state };
    const http = openHttpChannel({
      questions: store.questions,
      signals: store.signals,
      token: takesIn ? settings.API_TOKEN : undefined,
      waitMs: settings.API_WAIT_SECONDS * 1000,
      emit,
    });
    const server = await startHttpServer({
      host: settings.HOST,
      metricsHost: settings.METRICS_HOST,
      port: settings.PORT,
      readWithinMs: settings.HTTP_READ_SECONDS * 1000,
      api: http.api,
      components,
      metrics: measureEvents(events, {
        poolUsage: store.poolUsage,
        shared: store.sharedFigures,
        serving: { role: settings.LEDGER_ROLE, ready: () => checkReadiness(components) },
        dailyBudgetUsd: settings.MODEL_BUDGET_USD_PER_DAY,
        traced: traces !== undefined,
        redis: redis !== undefined,
        knowledge: () => knowledge && knowledgeFigures(knowledge.status()),
      }),
      emit,
    }).then(teardown.closing((started, deadlineMs) => started.stop(deadlineMs)));
    // After the workers have ended what they work on, so that requests get their answers.
    teardown.add((deadlineMs) => http.release(Math.max(0, deadlineMs - TO_CLOSE_MS)));

    // Any worker may have to answer what came in by HTTP elsewhere.
    const channels = [channel, http];
    for (const each of channels) each.keepPace?.(store.pace);
    const people = createPeople({ settings, store, channels, emit });
    const parts = [
      ...(knowledge
        ? [
            await openWorkforce({
              settings,
              store,
              redis,
              knowledge,
              channels,
              people,
              sending: takesIn ? [] : [channel],
              events,
              answering: options.answering,
            }),
          ]
        : []),
      ...(takesIn
        ? [
            openGateway({
              settings,
              store,
              redis,
              channels: settings.API_TOKEN === undefined ? [channel] : channels,
              people,
              emit,
            }),
          ]
        : []),
    ];
    for (const part of parts) {
      Object.assign(components, part.components);
      teardown.add(part.stop);
      await part.start();
    }
    await store.takeRole(settings.LEDGER_ROLE);
    phase.is("running");
    emit({ type: "bot_started", durationMs: performance.now() - startedAt });

    return {
      url: server.url,
      ready: () => checkReadiness(components),
      async stop(deadlineMs = STOP_DEADLINE_MS) {
        phase.is("stopping");
        await teardown.run(deadlineMs);
        emit({ type: "bot_stopped" });
      },
    };
  } catch (error) {
    await teardown.run(STOP_DEADLINE_MS);
    throw error;
  }
}

async function claimDatabase(store: Store, { channel, databaseOfAnother }: BotOptions): Promise<void> {
  if (!databaseOfAnother || !channel.app) return;
  const app = await channel.app();
  await store.claim({ channel: channel.name, app, adopts: databaseOfAnother === "adopted" });
}
