import type { Channel } from "../channels/channel.ts";
import type { Settings } from "../config/settings.ts";
import type { Emit } from "../core/events.ts";
import { createQuestionLimits } from "../limits/question-limits.ts";
import type { RedisConnection } from "../redis/connection.ts";
import type { Store } from "../store/open-store.ts";
import { channelState } from "./component-states.ts";
import { createDeletionTaker } from "./intake/take-deletion.ts";
import { createEditTaker } from "./intake/take-edit.ts";
import { createMuteTaker } from "./intake/take-mute.ts";
import { createQuestionTaker } from "./intake/take-question.ts";
import { createStopTaker } from "./intake/take-stop.ts";
import { createIntake } from "./intake.ts";
import { workersState } from "./living-workers.ts";
import type { Part } from "./part.ts";
import type { People } from "./people.ts";

export interface GatewayOptions {
  readonly settings: Settings;
  readonly store: Store;
  readonly redis: RedisConnection | undefined;
  readonly channels: readonly Channel[];
  readonly people: People;
  readonly emit: Emit;
}

/** What takes in: it holds the channels' connections, and keeps what comes before it is acknowledged. */
export function openGateway({ settings, store, redis, channels, people, emit }: GatewayOptions): Part {
  const { questions, limitWindows: database } = store;
  const limits = createQuestionLimits(settings, { redis, database });
  const takeQuestion = people.questionsBut(createQuestionTaker({ questions, limits, emit }));
  const deliver = createIntake({
    question: takeQuestion,
    edit: people.editsToo(createEditTaker({ questions, takeQuestion })),
    deletion: people.deletionsToo(createDeletionTaker(questions)),
    mute: createMuteTaker(questions, store.talk),
    stop: createStopTaker(questions),
    ...people.takers,
  });
  return {
    components: {
      ...Object.fromEntries(channels.map((channel) => [channel.name, () => channelState(channel)])),
      limits: () => limits.state(),
      ...(settings.LEDGER_ROLE === "gateway" && { workers: () => workersState(store) }),
    },
    async start() {
      for (const channel of channels) await channel.start(deliver);
    },
    async stop() {
      // All at once: from the moment that the process stops none of them takes anything in.
      await Promise.all(channels.map((channel) => channel.stop()));
    },
  };
}
