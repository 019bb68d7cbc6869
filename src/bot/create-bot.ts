import type { Channel } from "../channels/channel.ts";
import type { Settings } from "../config/settings.ts";
import { systemClock } from "../core/clock.ts";
import type { EventBus } from "../core/events.ts";
import { createTeardown } from "../core/teardown.ts";
import { openKnowledge } from "../knowledge/live-knowledge.ts";
import { createQuestionLimits } from "../limits/question-limits.ts";
import { startHttpServer } from "../server/http-server.ts";
import { checkReadiness, type Readiness } from "../server/readiness.ts";
import { openStore } from "../store/open-store.ts";
import { measureEvents } from "../telemetry/metrics.ts";
import { createAnswerPorts } from "./answer-ports.ts";
import { componentsOf } from "./components.ts";
import { createIntake } from "./intake.ts";
import { watchModelHealth } from "./model-health.ts";
import { createWorker } from "./worker.ts";

export interface BotOptions {
  readonly settings: Settings;
  readonly databaseUrl: string;
  readonly knowledge: { readonly folder: string; readonly fallback?: string };
  readonly channel: Channel;
  readonly events: EventBus;
}

export interface Bot {
  /** Where /health, /ready and /metrics are. */
  readonly url: string;
  ready(): Promise<Readiness>;
  /** Stops taking questions in, lets running answers end, and closes everything, within the deadline. */
  stop(deadlineMs?: number): Promise<void>;
}

const STOP_DEADLINE_MS = 2_000;

/**
 * Starts the bot: knowledge, database, workers, HTTP server, and last the channel, so that no question
 * arrives before it can be answered. When a part fails to start, those before it are closed again.
 */
export async function createBot({
  settings,
  databaseUrl,
  knowledge: folders,
  channel,
  events,
}: BotOptions): Promise<Bot> {
  const { emit } = events;
  const startedAt = performance.now();
  const teardown = createTeardown();
  try {
    const metrics = measureEvents(events, { poolUsage: () => store.poolUsage() });
    const [knowledge, store, limits] = await teardown.whole([
      openKnowledge({ ...folders, emit }).then(teardown.closing((opened) => opened.close())),
      openStore(databaseUrl, emit).then(teardown.closing((opened, deadlineMs) => opened.close(deadlineMs))),
      createQuestionLimits(settings, emit).then(teardown.closing((opened) => opened.close())),
    ]);
    const answerPorts = await createAnswerPorts(settings, knowledge, emit);
    const channels = new Map([[channel.name, channel]]);
    const model = watchModelHealth(events, answerPorts.model.name);
    const components = componentsOf({ channel, store, knowledge, model, limits });

    await knowledge.watch();
    await store.work(
      settings.WORKER_CONCURRENCY,
      createWorker({ questions: store.questions, channels, answerPorts, clock: systemClock, emit }),
    );
    const server = await startHttpServer({
      host: settings.HOST,
      port: settings.PORT,
      components,
      metrics,
      emit,
    }).then(teardown.closing((started) => started.stop()));
    await channel.start(createIntake({ questions: store.questions, limits, emit }));
    teardown.add(() => channel.stop());
    emit({ type: "bot_started", durationMs: performance.now() - startedAt });

    return {
      url: server.url,
      ready: () => checkReadiness(components),
      async stop(deadlineMs = STOP_DEADLINE_MS) {
        await teardown.run(deadlineMs);
        emit({ type: "bot_stopped" });
      },
    };
  } catch (error) {
    await teardown.run(STOP_DEADLINE_MS);
    throw error;
  }
}
