import { openAnswerCache } from "../cache/open-cache.ts";
import type { Channel } from "../channels/channel.ts";
import type { Settings } from "../config/settings.ts";
import { systemClock } from "../core/clock.ts";
import type { EventBus } from "../core/events.ts";
import type { LiveKnowledge } from "../knowledge/live-knowledge.ts";
import { INSTRUCTIONS } from "../llm/openai/instructions.ts";
import type { RedisConnection } from "../redis/connection.ts";
import type { Store } from "../store/open-store.ts";
import { createAnswerPorts } from "./answer-ports.ts";
import { type AnswerQuestion, createAnswerQuestion } from "./answer-question.ts";
import { channelState, knowledgeState } from "./component-states.ts";
import { watchModelHealth } from "./model-health.ts";
import type { Part } from "./part.ts";
import type { People } from "./people.ts";
import { TO_CLOSE_MS } from "./stop-reserve.ts";
import { watchBudget } from "./watch-budget.ts";
import { withHandover } from "./with-handover.ts";
import { createWorker } from "./worker.ts";

export interface WorkforceOptions {
  readonly settings: Settings;
  readonly store: Store;
  readonly redis: RedisConnection | undefined;
  readonly knowledge: LiveKnowledge;
  readonly channels: readonly Channel[];
  readonly people: People;
  /** Those that nothing else opens, because this process takes nothing in. */
  readonly sending: readonly Channel[];
  readonly events: EventBus;
  /** In place of the answer path. */
  readonly answering?: AnswerQuestion | undefined;
}

/** What answers: it takes questions from the queue, and sends their answers. */
export async function openWorkforce({
  settings,
  store,
  redis,
  knowledge,
  channels,
  people,
  sending,
  events,
  answering,
}: WorkforceOptions): Promise<Part> {
  const { emit } = events;
  const { cache, state: cacheState } = openAnswerCache(settings, { redis, prompt: INSTRUCTIONS, emit });
  const spending = watchBudget(store.modelBudget(settings), {
    dollarsPerDay: settings.MODEL_BUDGET_USD_PER_DAY,
    spentToday: async () => (await store.sharedFigures()).spentTodayUsd,
    emit,
  });
  const ports = await createAnswerPorts(settings, knowledge, emit, { budget: spending.budget });
  const answerPorts = { ...ports, ...(cache && { cache }) };
  emit({
    type: "answering_opened",
    models: endpointModels(settings),
    ...(settings.LITELLM_BASE_URL !== undefined &&
      settings.LEDGER_EMBEDDING_MODEL !== undefined && { embeddingModel: settings.LEDGER_EMBEDDING_MODEL }),
    intents: ports.ready?.intents ?? [],
  });
  return {
    components: {
      ...Object.fromEntries(sending.map((channel) => [channel.name, () => channelState(channel)])),
      knowledge: () => knowledgeState(knowledge.status()),
      cache: cacheState,
      model: watchModelHealth(events, answerPorts.model),
      ...(settings.LITELLM_BASE_URL !== undefined && { budget: spending.state }),
    },
    async start() {
      await knowledge.watch();
      for (const channel of sending) await channel.openSending();
      await store.work({
        slots: settings.WORKER_CONCURRENCY,
        perAsker: settings.WORKER_PER_ASKER,
        question: createWorker({
          questions: store.questions,
          channels: new Map(channels.map((channel) => [channel.name, channel])),
          answer: withHandover(answering ?? createAnswerQuestion(answerPorts), people.answers(knowledge)),
          clock: systemClock,
          emit,
        }),
        tasks: people.tasks,
        retentionDays: settings.RETENTION_DAYS,
      });
    },
    async stop(deadlineMs) {
      await store.stopWork(Math.max(0, deadlineMs - TO_CLOSE_MS));
      for (const channel of sending) await channel.stop();
    },
  };
}

/** The offline model is behind them, and alone where there is no endpoint. */
function endpointModels(settings: Settings): readonly string[] {
  if (settings.LITELLM_BASE_URL === undefined) return [];
  const { LEDGER_MODEL, LEDGER_FALLBACK_MODEL, LEDGER_CHEAP_MODEL } = settings;
  return [LEDGER_MODEL, LEDGER_FALLBACK_MODEL, LEDGER_CHEAP_MODEL].filter((name) => name !== undefined);
}
