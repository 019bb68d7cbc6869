import type { Kysely } from "kysely";
import { type ConversationTalk, createConversationTalk } from "./conversation-talk.ts";
import type { AddFollowUps } from "./follow-up.ts";
import { createHandoverMessages, type HandoverMessages } from "./handover-messages.ts";
import { createHandovers, type Handovers } from "./handovers.ts";
import type { Schema } from "./schema.ts";
import type { TaskQueue } from "./task-queue.ts";
import { createVotes, type Votes } from "./votes.ts";

/** What people say of answers, and what is handed over to people. */
export interface PeopleStore {
  readonly votes: Votes;
  readonly handovers: Handovers;
  readonly handoverMessages: HandoverMessages;
  readonly talk: ConversationTalk;
}

export function createPeopleStore(db: Kysely<Schema>, tasks: Pick<TaskQueue, "add">): PeopleStore {
  const add: AddFollowUps = async (followUps, transaction) => {
    for (const { startAfter, once, ...task } of followUps)
      await tasks.add(task, {
        ...(transaction && { transaction }),
        ...(startAfter && { startAfter }),
        ...(once !== undefined && { once }),
      });
  };
  return {
    votes: createVotes(db, add),
    handovers: createHandovers(db, add),
    handoverMessages: createHandoverMessages(db, add),
    talk: createConversationTalk(db),
  };
}
