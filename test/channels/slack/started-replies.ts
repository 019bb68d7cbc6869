import { webApi } from "@slack/bolt";
import type { Reply, ReplyOptions } from "../../../src/channels/channel.ts";
import { createLocalPace } from "../../../src/channels/slack/calls/local-pace.ts";
import { systemTiming, type Timing } from "../../../src/channels/slack/calls/timing.ts";
import { createSlackLogger } from "../../../src/channels/slack/slack-logger.ts";
import {
  type CreateReply,
  createSlackReplies,
  type SlackRepliesOptions,
} from "../../../src/channels/slack/slack-reply.ts";
import type { Answer } from "../../../src/core/answer.ts";
import type { LedgerEvent } from "../../../src/core/events.ts";
import type { ConversationId, QuestionId } from "../../../src/core/question.ts";
import type { Scheduler } from "../../../src/simulators/clock/scheduler.ts";
import type { FaultRule } from "../../../src/simulators/slack/faults/fault-plan.ts";
import type { JournalEntry } from "../../../src/simulators/slack/journal/journal.ts";
import type { SlackSimulator, SlackSimulatorOptions } from "../../../src/simulators/slack/simulator.ts";
import { ANA, HELP, startedSimulator } from "../../simulators/slack/clients.ts";

export const ANSWER: Answer = {
  outcome: "answered",
  text: "Kept for **24 hours** [1].",
  citations: [{ marker: 1, source: "keys.md#keeping", title: "Keys", quote: "24 hours" }],
  model: "extractive",
  usage: { inputTokens: 0, outputTokens: 0 },
};

export const NEW = { mayExist: false };
export const RETRIED = { mayExist: true };

export interface FastTime {
  readonly timing: Timing;
  readonly clock: Scheduler;
  /** Puts both on; nothing that waits is woken. */
  skip(milliseconds: number): void;
}

/** Time that goes so many times faster, for the bot and for the simulated Slack alike. */
export function fastTime(speed: number): FastTime {
  const start = Date.now();
  let skipped = 0;
  const now = () => start + (Date.now() - start) * speed + skipped;
  return {
    skip(milliseconds) {
      skipped += milliseconds;
    },
    timing: { now, wait: (milliseconds, signal) => systemTiming.wait(milliseconds / speed, signal) },
    clock: {
      now,
      after(milliseconds, run) {
        const timer = setTimeout(run, milliseconds / speed);
        return () => clearTimeout(timer);
      },
    },
  };
}

export interface World {
  readonly slack: SlackSimulator;
  readonly entries: readonly JournalEntry[];
  readonly events: readonly LedgerEvent[];
  readonly skip: FastTime["skip"];
  readonly timing: Timing;
  /** What another process makes: a client and replies of its own. */
  process(options?: Partial<SlackRepliesOptions> & { readonly timeout?: number }): CreateReply;
  /** The methods that were called, in order. */
  requests(): readonly string[];
}

/** A simulated Slack whose minutes are seconds, and processes that reply in it. */
export async function startedWorld(
  options: SlackSimulatorOptions & { readonly rules?: readonly FaultRule[]; readonly speed?: number } = {},
): Promise<World> {
  const { rules = [], speed = 20, ...simulator } = options;
  const { timing, clock, skip } = fastTime(speed);
  const { slack, entries } = await startedSimulator({
    clock,
    faults: { seed: 1, rules: [...rules] },
    ...simulator,
  });
  const events: LedgerEvent[] = [];
  return {
    slack,
    entries,
    events,
    skip,
    timing,
    process: ({ timeout = 1_000, ...given } = {}) =>
      createSlackReplies({
        client: replyClient(slack, timeout),
        pace: createLocalPace(timing.now),
        emit: (event) => events.push(event),
        timing,
        ...given,
      }),
    requests: () => entries.flatMap((entry) => (entry.type === "request" ? [entry.method] : [])),
  };
}

export function replyClient(slack: SlackSimulator, timeout: number): webApi.WebClient {
  return new webApi.WebClient(slack.botToken, {
    slackApiUrl: slack.url,
    timeout,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: createSlackLogger(() => {}),
  });
}

export interface Asked {
  readonly channel: string;
  readonly ts: string;
  /** The reply of a process to the question; a question has one id whoever answers it. */
  by(process: CreateReply, options?: ReplyOptions): Reply;
  /** What the thread shows below the question. */
  replies(): ReturnType<SlackSimulator["thread"]>;
}

/** A question of a person, with the place that the inbound side makes of it. */
export function asked(slack: SlackSimulator, channel = HELP, questionId = "q_1"): Asked {
  const { ts } = slack.post({ user: ANA, channel, text: `<@${slack.botUserId}> how?` });
  const team = slack.seed.workspaces[0]?.team.id ?? "";
  const place = {
    channel: "slack",
    conversation: `slack:${team}:${channel}:${ts}` as ConversationId,
    address: { team, channel, thread: ts, message: ts, user: ANA, userTeam: team },
  };
  return {
    channel,
    ts,
    by: (process, options) => process(place, questionId as QuestionId, options),
    replies: () => slack.thread(channel, ts).slice(1),
  };
}

/** All of the markdown that a thread's messages show, in order. */
export function markdownOf(messages: ReturnType<SlackSimulator["thread"]>): readonly string[] {
  return messages.map(({ blocks = [] }) =>
    blocks
      .map((block) => (block.type === "markdown" && typeof block.text === "string" ? block.text : ""))
      .join(""),
  );
}
