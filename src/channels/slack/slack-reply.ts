import type { webApi } from "@slack/bolt";
import { z } from "zod";
import type { Emit } from "../../core/events.ts";
import type { Pace } from "../../core/pace.ts";
import type { Place, QuestionId } from "../../core/question.ts";
import { phrasesIn } from "../../language/phrases-in.ts";
import type { Reply, ReplyOptions } from "../channel.ts";
import { createSlackCalls, type Patience, type SlackCalls } from "./calls/slack-calls.ts";
import { systemTiming, type Timing } from "./calls/timing.ts";
import { acknowledge, isByStatus } from "./reply/acknowledge.ts";
import { addressSchema, isDirect } from "./reply/address.ts";
import { finishReply } from "./reply/finish-reply.ts";
import { createProgress } from "./reply/progress.ts";
import { errorOf } from "./reply/refusals.ts";
import { patienceOf, type ReplyContext } from "./reply/reply-context.ts";
import { newReplyState } from "./reply/reply-state.ts";
import { createStreamRefusals } from "./reply/stream-refusals.ts";
import { clearStatus, nameThread } from "./reply/thread-status.ts";
import { leaveReply, withdrawReply } from "./reply/withdraw-reply.ts";

export { REPLY_METADATA } from "./reply/marks.ts";

export interface SlackRepliesOptions {
  /** Must neither retry by itself nor wait for limits: `retryConfig: {retries: 0}`, `rejectRateLimitedCalls: true`. */
  readonly client: webApi.WebClient;
  readonly pace: Pace;
  readonly emit: Emit;
  /** Whether answers come word by word and are streamed; one that comes at once needs no stream. */
  readonly streams?: boolean | undefined;
  /** Whether a person can be asked instead, by a button below the answer. */
  readonly askPerson?: boolean | undefined;
  readonly timing?: Timing | undefined;
}

export type CreateReply = (place: Place, questionId: QuestionId, options?: ReplyOptions) => Reply;

/**
 * Replies in the threads of their questions: an acknowledgement that becomes the answer, which is one message, or
 * several where it is long.
 */
export function createSlackReplies({
  client,
  pace,
  emit,
  streams = false,
  askPerson = false,
  timing = systemTiming,
}: SlackRepliesOptions): CreateReply {
  const streaming = { isWanted: streams, refusals: createStreamRefusals() };
  const callsOf = eachOnce((team: string) => createSlackCalls({ client, pace, team, timing, emit }));
  const botUserIdOf = eachOnce(createBotUserId);

  return (place, questionId, { signal, title, attempt = 1, language = "en" } = {}) => {
    const address = addressSchema.parse(place.address);
    const calls = callsOf(address.team);
    const stop = new AbortController();
    const botUserId = botUserIdOf(calls);
    const context: ReplyContext = {
      ...{ calls, timing, emit, address, questionId, attempt, streaming, askPerson, signal, stop, botUserId },
      phrases: phrasesIn(language).reply,
      language,
      state: newReplyState(),
    };
    return replyOf(context, isDirect(address) ? title : undefined);
  };
}

function replyOf(context: ReplyContext, title: string | undefined): Reply {
  const progress = createProgress(context);
  return {
    stopped: context.stop.signal,
    async thinking(earlier) {
      if (title !== undefined && !earlier.mayExist) void nameThread(context, title).catch(() => {});
      return acknowledge(context, earlier, patienceOf(context));
    },
    progress: (_reference, text) => progress.show(text),
    async finish({ ts }, answer) {
      await progress.end();
      if (ts !== undefined) context.state.ts ??= ts;
      await orStatusCleared(context, finishReply(context, answer, patienceOf(context)));
    },
    async withdraw(reference) {
      await progress.end();
      context.state.hasStatus ||= isByStatus(reference);
      await withdrawReply(context, context.state.ts ?? reference.ts, untilDone(context));
    },
    async leave({ ts }) {
      await progress.end();
      await leaveReply(context, ts, untilDone(context));
    },
  };
}

/** Also by a worker that has lost the question, whose signal is aborted. */
function untilDone(context: ReplyContext): Patience {
  const { until } = patienceOf(context);
  return { until };
}

/** Where no message comes that takes the status away, it would tell of work that nobody does. */
async function orStatusCleared(context: ReplyContext, step: Promise<void>): Promise<void> {
  try {
    await step;
  } catch (error) {
    await clearStatus(context).catch(() => {});
    throw error;
  }
}

const identity = z.object({ user_id: z.string() });

function createBotUserId(calls: SlackCalls): (patience: Patience) => Promise<string> {
  let known: string | undefined;
  return async (patience) => {
    if (known !== undefined) return known;
    const outcome = await calls.repeat("auth.test", {}, patience);
    if (outcome.kind === "refused") throw errorOf(outcome);
    known = identity.parse(outcome.result).user_id;
    return known;
  };
}

function eachOnce<Key, Made>(make: (key: Key) => Made): (key: Key) => Made {
  const made = new Map<Key, Made>();
  return (key) => {
    const known = made.get(key) ?? make(key);
    made.set(key, known);
    return known;
  };
}
