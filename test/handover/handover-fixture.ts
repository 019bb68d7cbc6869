import { onTestFinished } from "vitest";
import type { AskedMessage } from "../../src/channels/inbound.ts";
import type { Answer } from "../../src/core/answer.ts";
import { type Clock, systemClock } from "../../src/core/clock.ts";
import type { LedgerEvent } from "../../src/core/events.ts";
import type { HandoverId } from "../../src/core/handover.ts";
import type { Question } from "../../src/core/question.ts";
import { createHandover, type Handover } from "../../src/handover/handover.ts";
import { ESCALATION_RULES } from "../../src/handover/rules.ts";
import { openStore, type Store } from "../../src/store/open-store.ts";
import type { NewQuestion } from "../../src/store/questions.ts";
import { newQuestion } from "../store/store-fixture.ts";
import { until } from "../until.ts";
import type { PaperDesk } from "./paper-desk.ts";

export interface HandoverBot extends Handover {
  readonly store: Store;
  readonly events: LedgerEvent[];
}

export interface BotOptions {
  readonly timeoutMs?: number;
  readonly clock?: Clock;
  /** Whether it does tasks, as a worker; a gateway only takes things in. */
  readonly works?: boolean;
}

/** One process of several on the same database: it takes in, and does tasks. */
export async function startedBot(
  url: string,
  desk: PaperDesk,
  options: BotOptions = {},
): Promise<HandoverBot> {
  const { timeoutMs = 3_600_000, clock = systemClock, works = true } = options;
  const events: LedgerEvent[] = [];
  const emit = (event: LedgerEvent) => void events.push(event);
  const store = await openStore(url, emit);
  const handover = createHandover({
    ...store,
    messages: store.handoverMessages,
    desks: new Map([["paper", desk]]),
    rules: new Set(ESCALATION_RULES),
    timeoutMs,
    clock,
    emit,
  });
  if (works) await store.work({ slots: 1, perAsker: 1, question: async () => {}, tasks: handover.tasks });
  onTestFinished(async () => {
    await store.stopWork(1_000);
    await store.close();
  });
  return { ...handover, store, events };
}

export const REFUSED: Answer = {
  outcome: "refused",
  text: "I could not find an answer.",
  citations: [],
  model: "none",
  usage: { inputTokens: 0, outputTokens: 0 },
};

let questions = 0;

/** A question that was asked on paper and refused. */
export async function asked({ store }: HandoverBot, more: Partial<NewQuestion> = {}): Promise<Question> {
  questions += 1;
  const base = newQuestion({ text: "How do I reopen a period?", ready: REFUSED });
  const place = {
    channel: "paper",
    conversation: base.place.conversation,
    address: { page: String(questions) },
  };
  const question = { ...base, place, ...more };
  await store.questions.keep(question);
  return { ...question, thread: [] };
}

/** A question with an open hand-over, whose card is posted. */
export async function handedOver(bot: HandoverBot, desk: PaperDesk, more: Partial<NewQuestion> = {}) {
  const question = await escalated(bot, more);
  const id = await handoverOf(bot, question);
  await until("the card is posted", async () => {
    const handover = await bot.store.handovers.load(id);
    return desk.cards.has(id) && handover?.card !== undefined;
  });
  return { question, id };
}

/** A question for which the asker has asked for a person. */
export async function escalated(bot: HandoverBot, more: Partial<NewQuestion> = {}): Promise<Question> {
  const question = await asked(bot, more);
  const { id: questionId, asker: by } = question;
  await bot.takeEscalation({ kind: "escalation", eventId: `ask ${questionId}`, questionId, by });
  return question;
}

export async function handoverOf(bot: HandoverBot, { place }: Question): Promise<HandoverId> {
  const side = await bot.store.handoverMessages.sideOf(place.conversation);
  if (!side) throw new Error("It is not handed over.");
  return side.id;
}

let messages = 0;

/** What somebody writes in a conversation without naming the bot. */
export function message(place: Question["place"], by: string, text: string): AskedMessage {
  messages += 1;
  return {
    kind: "question",
    eventId: `Ev message ${messages}`,
    messageId: `message ${messages}`,
    text,
    asker: { id: by },
    place,
    askedAt: new Date(),
    onlyIfJoined: true,
    named: false,
  };
}
