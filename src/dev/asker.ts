import { z } from "zod";
import { escapeMrkdwn } from "../channels/slack/escape-mrkdwn.ts";
import { REPLY_METADATA } from "../channels/slack/slack-reply.ts";
import type { Answer } from "../core/answer.ts";
import type { EventBus } from "../core/events.ts";
import type { SlackSimulator } from "../simulators/slack/simulator.ts";

/** Where a question stands, as the person who asked it sees it in Slack. */
export type AskProgress =
  | { readonly state: "asked"; readonly thread: string }
  | { readonly state: "acknowledged" };

export interface Asked {
  /** The thread to follow up in. */
  readonly thread: string;
  readonly answer: Answer;
  /** From the message in Slack to its final reply. */
  readonly latencyMs: number;
}

export interface AskOptions {
  /** Follow up in this thread. */
  readonly thread?: string | undefined;
  readonly onProgress?: (progress: AskProgress) => void;
}

/** Asks as a person in the simulated Slack does, and watches the thread for the reply. */
export interface Asker {
  ask(text: string, options?: AskOptions): Promise<Asked>;
}

const replyMetadata = z.object({
  event_type: z.literal(REPLY_METADATA),
  event_payload: z.object({ question_id: z.string(), message_ts: z.string(), state: z.string() }),
});

interface Waiting {
  readonly thread: string;
  readonly askedAt: number;
  readonly onProgress: (progress: AskProgress) => void;
  readonly resolve: (asked: Asked) => void;
  /** Known once the final message stands in Slack. */
  latencyMs?: number;
  /** Known once the bot has told what it sent. */
  answer?: Answer;
}

/** The person asks by direct message, which is where a bot is tried out; every question is a thread. */
export function createAsker(slack: SlackSimulator, events: EventBus): Asker {
  const user = slack.seed.workspaces[0]?.people[0]?.id ?? "";
  const channel = slack.openDirectMessage(user);
  const byMessage = new Map<string, Waiting>();
  const messageOfQuestion = new Map<string, string>();

  slack.watch((change) => {
    if (change.type !== "posted" && change.type !== "changed") return;
    const metadata = replyMetadata.safeParse(change.message.metadata);
    if (change.message.channel !== channel || !metadata.success) return;
    const { question_id: questionId, message_ts: message, state } = metadata.data.event_payload;
    const waiting = byMessage.get(message);
    if (!waiting) return;
    messageOfQuestion.set(questionId, message);
    if (state === "thinking") return waiting.onProgress({ state: "acknowledged" });
    waiting.latencyMs = performance.now() - waiting.askedAt;
    settle(message, waiting);
  });
  events.subscribe((event) => {
    if (event.type !== "response_sent") return;
    const message = messageOfQuestion.get(event.questionId);
    messageOfQuestion.delete(event.questionId);
    const waiting = message && byMessage.get(message);
    if (!waiting) return;
    waiting.answer = event.answer;
    settle(message, waiting);
  });

  return {
    ask: (text, { thread, onProgress = () => {} } = {}) =>
      new Promise((resolve) => {
        const askedAt = performance.now();
        const { ts } = slack.post({
          user,
          channel,
          text: escapeMrkdwn(text),
          ...(thread && { thread_ts: thread }),
        });
        byMessage.set(ts, { thread: thread ?? ts, askedAt, onProgress, resolve });
        onProgress({ state: "asked", thread: thread ?? ts });
      }),
  };

  /** Both must be there: what stands in Slack, and what the bot says that it is. */
  function settle(message: string, { thread, answer, latencyMs, resolve }: Waiting): void {
    if (!answer || latencyMs === undefined) return;
    byMessage.delete(message);
    resolve({ thread, answer, latencyMs });
  }
}
