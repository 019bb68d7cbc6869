import type {
  AppsConnectionsOpenResponse,
  AuthTestResponse,
  ChatDeleteResponse,
  ChatGetPermalinkResponse,
  ChatPostEphemeralResponse,
  ChatPostMessageResponse,
  ChatUpdateResponse,
  ConversationsHistoryResponse,
  ConversationsInfoResponse,
  ConversationsListResponse,
  ConversationsMembersResponse,
  ConversationsOpenResponse,
  ConversationsRepliesResponse,
  ReactionsAddResponse,
  UsersInfoResponse,
  UsersListResponse,
} from "@slack/web-api";
import { expect, expectTypeOf, it } from "vitest";
import type { Method } from "../../../src/simulators/slack/web-api/method.ts";
import { METHODS } from "../../../src/simulators/slack/web-api/method-table.ts";
import type { appMethods } from "../../../src/simulators/slack/web-api/methods/apps.ts";
import type { authMethods } from "../../../src/simulators/slack/web-api/methods/auth.ts";
import type { chatMethods } from "../../../src/simulators/slack/web-api/methods/chat.ts";
import type { conversationHistoryMethods } from "../../../src/simulators/slack/web-api/methods/conversation-history.ts";
import type { conversationMethods } from "../../../src/simulators/slack/web-api/methods/conversations.ts";
import type { reactionMethods } from "../../../src/simulators/slack/web-api/methods/reactions.ts";
import type { userMethods } from "../../../src/simulators/slack/web-api/methods/users.ts";

/** What the method sends, without what apps put into it (blocks, metadata) and without `readonly`. */
type Sent<M> = M extends Method<infer Reply> ? Plain<Reply> : never;
type Plain<T> = T extends readonly (infer Item)[]
  ? Plain<Item>[]
  : T extends object
    ? { -readonly [Key in keyof T as Key extends "blocks" | "metadata" ? never : Key]: Plain<T[Key]> }
    : T;

type Chat = typeof chatMethods;
type Conversations = typeof conversationMethods & typeof conversationHistoryMethods;
type Users = typeof userMethods;

it("answers in the shapes that the SDK's types promise", () => {
  expectTypeOf<Sent<(typeof authMethods)["auth.test"]>>().toExtend<AuthTestResponse>();
  expectTypeOf<Sent<(typeof appMethods)["apps.connections.open"]>>().toExtend<AppsConnectionsOpenResponse>();
  expectTypeOf<Sent<(typeof reactionMethods)["reactions.add"]>>().toExtend<ReactionsAddResponse>();
  expectTypeOf<Sent<Chat["chat.postMessage"]>>().toExtend<ChatPostMessageResponse>();
  expectTypeOf<Sent<Chat["chat.update"]>>().toExtend<ChatUpdateResponse>();
  expectTypeOf<Sent<Chat["chat.delete"]>>().toExtend<ChatDeleteResponse>();
  expectTypeOf<Sent<Chat["chat.postEphemeral"]>>().toExtend<ChatPostEphemeralResponse>();
  expectTypeOf<Sent<Chat["chat.getPermalink"]>>().toExtend<ChatGetPermalinkResponse>();
  expectTypeOf<Sent<Conversations["conversations.info"]>>().toExtend<ConversationsInfoResponse>();
  expectTypeOf<Sent<Conversations["conversations.list"]>>().toExtend<ConversationsListResponse>();
  expectTypeOf<Sent<Conversations["conversations.members"]>>().toExtend<ConversationsMembersResponse>();
  expectTypeOf<Sent<Conversations["conversations.open"]>>().toExtend<ConversationsOpenResponse>();
  expectTypeOf<Sent<Conversations["conversations.history"]>>().toExtend<ConversationsHistoryResponse>();
  expectTypeOf<Sent<Conversations["conversations.replies"]>>().toExtend<ConversationsRepliesResponse>();
  expectTypeOf<Sent<Users["users.info"]>>().toExtend<UsersInfoResponse>();
  expectTypeOf<Sent<Users["users.list"]>>().toExtend<UsersListResponse>();
  expect(METHODS.size, "a new method needs its line here").toBe(18);
});
