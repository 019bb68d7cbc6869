import { randomUUID } from "node:crypto";
import type { Installation } from "../apps/installation.ts";
import type { SlackMessage } from "./message.ts";

/** Who a message is of, under the names that the message has them. */
export type Author = Pick<SlackMessage, "user" | "bot_id" | "app_id" | "client_msg_id">;

export function person(user: string): Author {
  return { user, client_msg_id: newClientMessageId() };
}

export function bot({ botUserId, botId, app }: Installation): Author {
  return { user: botUserId, bot_id: botId, app_id: app.id };
}

/** `randomUUID` leaves a tree of twenty strings in memory; its copy is one. */
function newClientMessageId(): string {
  return Buffer.from(randomUUID(), "latin1").toString("latin1");
}
