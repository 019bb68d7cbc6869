import type { Answer } from "../../../core/answer.ts";
import { LedgerError } from "../../../core/errors.ts";
import type { TimedEvent } from "../../../core/events.ts";
import { replyMarkOf } from "./reply-mark.ts";
import type { SlackBot } from "./start-slack-bot.ts";

/** Waits for what the bot sends. Messages go by their `ts`. */
export interface Replies {
  /**
   * The answer to a message, once all of it stands in Slack.
   * @throws LedgerError BOT_UNAVAILABLE where none comes in time, DATABASE_UNAVAILABLE
   */
  to(message: string, signal: AbortSignal): Promise<Answer>;
  /** Waits no longer, for any answer. */
  stop(): void;
}

interface Waiting {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
  /** What went wrong last, which a further try may mend. */
  fault?: string;
}

/** @param withinMs how long an answer may take, in milliseconds */
export function createReplies({ slack, events, broken }: SlackBot, withinMs: number): Replies {
  const waiting = new Map<string, Waiting>();
  const messageOf = new Map<string, string>();
  const unwatch = slack.watch((change) => {
    if (change.type !== "posted" && change.type !== "changed") return;
    const mark = replyMarkOf(change.message);
    if (mark && waiting.has(mark.message)) messageOf.set(mark.questionId, mark.message);
  });
  const unsubscribe = events.subscribe((event) => {
    if (event.type === "response_sent") waitingFor(event.questionId)?.resolve(event.answer);
    if (event.type === "error_occurred") noteFault(event);
  });

  return {
    async to(message, signal) {
      const reply = Promise.withResolvers<Answer>();
      const own: Waiting = { resolve: reply.resolve, reject: reply.reject };
      waiting.set(message, own);
      const late = setTimeout(() => own.reject(noReply(withinMs, own.fault)), withinMs);
      const end = AbortSignal.any([signal, broken]);
      const onEnd = () => own.reject(end.reason);
      end.addEventListener("abort", onEnd, { once: true });
      if (end.aborted) onEnd();
      try {
        return await reply.promise;
      } finally {
        clearTimeout(late);
        end.removeEventListener("abort", onEnd);
        waiting.delete(message);
        for (const [questionId, of] of messageOf) if (of === message) messageOf.delete(questionId);
      }
    },
    stop() {
      unwatch();
      unsubscribe();
      for (const { reject } of waiting.values())
        reject(unavailable("The bot was stopped before it answered."));
    },
  };

  function waitingFor(questionId: string | undefined): Waiting | undefined {
    const message = questionId === undefined ? undefined : messageOf.get(questionId);
    return message === undefined ? undefined : waiting.get(message);
  }

  /** Which question it is of is not known before anything of its reply stands in Slack. */
  function noteFault({ questionId, message }: TimedEvent & { type: "error_occurred" }): void {
    const own = waitingFor(questionId);
    for (const each of own ? [own] : waiting.values()) each.fault = message;
  }
}

function noReply(withinMs: number, fault: string | undefined): LedgerError {
  const why = fault === undefined ? "" : `: ${fault}`;
  return unavailable(`The bot did not answer in Slack within ${withinMs / 1000} s${why}`);
}

export function unavailable(message: string): LedgerError {
  return new LedgerError(
    "BOT_UNAVAILABLE",
    message,
    "Ask fewer cases at once, or end other programs that keep this machine busy, and start again.",
  );
}
