import type { ChatMessage, ChatModel } from "./model.ts";

type Updates = {
  readonly [Type in ChatMessage["type"]]: (
    model: ChatModel,
    message: Extract<ChatMessage, { type: Type }>,
  ) => ChatModel;
};

/** The chat after a message; it changes nothing that it is given. */
export function update(model: ChatModel, message: ChatMessage): ChatModel {
  return (UPDATES[message.type] as (model: ChatModel, message: ChatMessage) => ChatModel)(model, message);
}

const UPDATES: Updates = {
  asked: (model, { id, question }) => ({
    ...model,
    open: [...model.open, { id, question, followUp: model.thread !== undefined, state: "asked" }],
  }),
  "thread-opened": (model, { thread }) => ({ ...model, thread }),
  acknowledged: (model, { id }) => ({
    ...model,
    open: model.open.map((exchange) =>
      exchange.id === id ? { ...exchange, state: "acknowledged" } : exchange,
    ),
  }),
  answered: (model, { id, answer, latencyMs }) => ({
    ...model,
    open: model.open.filter((exchange) => exchange.id !== id),
    settled: [
      ...model.settled,
      ...model.open
        .filter((exchange) => exchange.id === id)
        .map(({ question, followUp }) => ({
          kind: "exchange" as const,
          id,
          question,
          followUp,
          answer,
          latencyMs,
        })),
    ],
  }),
  "thread-left": ({ thread: _, ...model }) => model,
  noticed: (model, { id, text }) => ({ ...model, settled: [...model.settled, { kind: "notice", id, text }] }),
  // The first reason is the one that counts.
  ended: (model, { ending }) => ({ ...model, ended: model.ended ?? ending }),
};
