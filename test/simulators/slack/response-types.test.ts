import type {
  AgentsSessionsRenameResponse,
  AgentsSessionsSetStatusResponse,
  ApiTestResponse,
  AppsConnectionsOpenResponse,
  AppsEventAuthorizationsListResponse,
  AssistantThreadsSetStatusResponse,
  AssistantThreadsSetSuggestedPromptsResponse,
  AssistantThreadsSetTitleResponse,
  AuthRevokeResponse,
  AuthTeamsListResponse,
  AuthTestResponse,
  BlocksValidateResponse,
  BookmarksAddResponse,
  BookmarksEditResponse,
  BookmarksListResponse,
  BookmarksRemoveResponse,
  BotsInfoResponse,
  ChatAppendStreamResponse,
  ChatDeleteResponse,
  ChatDeleteScheduledMessageResponse,
  ChatGetPermalinkResponse,
  ChatMeMessageResponse,
  ChatPostEphemeralResponse,
  ChatPostMessageResponse,
  ChatScheduledMessagesListResponse,
  ChatScheduleMessageResponse,
  ChatStartStreamResponse,
  ChatStopStreamResponse,
  ChatUpdateResponse,
  ConversationsArchiveResponse,
  ConversationsCloseResponse,
  ConversationsCreateResponse,
  ConversationsHistoryResponse,
  ConversationsInfoResponse,
  ConversationsInviteResponse,
  ConversationsJoinResponse,
  ConversationsKickResponse,
  ConversationsLeaveResponse,
  ConversationsListResponse,
  ConversationsMarkResponse,
  ConversationsMembersResponse,
  ConversationsOpenResponse,
  ConversationsRenameResponse,
  ConversationsRepliesResponse,
  ConversationsSetPurposeResponse,
  ConversationsSetTopicResponse,
  ConversationsUnarchiveResponse,
  EmojiListResponse,
  FilesCompleteUploadExternalResponse,
  FilesDeleteResponse,
  FilesGetUploadURLExternalResponse,
  FilesInfoResponse,
  FilesListResponse,
  PinsAddResponse,
  PinsListResponse,
  PinsRemoveResponse,
  ReactionsAddResponse,
  ReactionsGetResponse,
  ReactionsListResponse,
  ReactionsRemoveResponse,
  TeamInfoResponse,
  UsersConversationsResponse,
  UsersGetPresenceResponse,
  UsersInfoResponse,
  UsersListResponse,
  UsersLookupByEmailResponse,
  UsersProfileGetResponse,
  ViewsOpenResponse,
  ViewsPublishResponse,
  ViewsPushResponse,
  ViewsUpdateResponse,
} from "@slack/web-api";
import { expectTypeOf, it } from "vitest";
import type { Method } from "../../../src/simulators/slack/web-api/method.ts";
import type { MethodTable } from "../../../src/simulators/slack/web-api/method-table.ts";

/** What the SDK's types promise that each method answers with. A method without its line here does not compile. */
interface Promised {
  "agents.sessions.rename": AgentsSessionsRenameResponse;
  "agents.sessions.setStatus": AgentsSessionsSetStatusResponse;
  "api.test": ApiTestResponse;
  "apps.connections.open": AppsConnectionsOpenResponse;
  "apps.event.authorizations.list": AppsEventAuthorizationsListResponse;
  "assistant.threads.setStatus": AssistantThreadsSetStatusResponse;
  "assistant.threads.setSuggestedPrompts": AssistantThreadsSetSuggestedPromptsResponse;
  "assistant.threads.setTitle": AssistantThreadsSetTitleResponse;
  "auth.revoke": AuthRevokeResponse;
  "auth.teams.list": AuthTeamsListResponse;
  "auth.test": AuthTestResponse;
  "blocks.validate": BlocksValidateResponse;
  "bookmarks.add": BookmarksAddResponse;
  "bookmarks.edit": BookmarksEditResponse;
  "bookmarks.list": BookmarksListResponse;
  "bookmarks.remove": BookmarksRemoveResponse;
  "bots.info": BotsInfoResponse;
  "chat.appendStream": ChatAppendStreamResponse;
  "chat.delete": ChatDeleteResponse;
  "chat.deleteScheduledMessage": ChatDeleteScheduledMessageResponse;
  "chat.getPermalink": ChatGetPermalinkResponse;
  "chat.meMessage": ChatMeMessageResponse;
  "chat.postEphemeral": ChatPostEphemeralResponse;
  "chat.postMessage": ChatPostMessageResponse;
  "chat.scheduleMessage": ChatScheduleMessageResponse;
  "chat.scheduledMessages.list": ChatScheduledMessagesListResponse;
  "chat.startStream": ChatStartStreamResponse;
  "chat.stopStream": ChatStopStreamResponse;
  "chat.update": ChatUpdateResponse;
  "conversations.archive": ConversationsArchiveResponse;
  "conversations.close": ConversationsCloseResponse;
  "conversations.create": ConversationsCreateResponse;
  "conversations.history": ConversationsHistoryResponse;
  "conversations.info": ConversationsInfoResponse;
  "conversations.invite": ConversationsInviteResponse;
  "conversations.join": ConversationsJoinResponse;
  "conversations.kick": ConversationsKickResponse;
  "conversations.leave": ConversationsLeaveResponse;
  "conversations.list": ConversationsListResponse;
  "conversations.mark": ConversationsMarkResponse;
  "conversations.members": ConversationsMembersResponse;
  "conversations.open": ConversationsOpenResponse;
  "conversations.rename": ConversationsRenameResponse;
  "conversations.replies": ConversationsRepliesResponse;
  "conversations.setPurpose": ConversationsSetPurposeResponse;
  "conversations.setTopic": ConversationsSetTopicResponse;
  "conversations.unarchive": ConversationsUnarchiveResponse;
  "emoji.list": EmojiListResponse;
  "files.completeUploadExternal": FilesCompleteUploadExternalResponse;
  "files.delete": FilesDeleteResponse;
  "files.getUploadURLExternal": FilesGetUploadURLExternalResponse;
  "files.info": FilesInfoResponse;
  "files.list": FilesListResponse;
  "pins.add": PinsAddResponse;
  "pins.list": PinsListResponse;
  "pins.remove": PinsRemoveResponse;
  "reactions.add": ReactionsAddResponse;
  "reactions.get": ReactionsGetResponse;
  "reactions.list": ReactionsListResponse;
  "reactions.remove": ReactionsRemoveResponse;
  "team.info": TeamInfoResponse;
  "users.conversations": UsersConversationsResponse;
  "users.getPresence": UsersGetPresenceResponse;
  "users.info": UsersInfoResponse;
  "users.list": UsersListResponse;
  "users.lookupByEmail": UsersLookupByEmailResponse;
  "users.profile.get": UsersProfileGetResponse;
  "views.open": ViewsOpenResponse;
  "views.publish": ViewsPublishResponse;
  "views.push": ViewsPushResponse;
  "views.update": ViewsUpdateResponse;
}

/** What apps or people put into a reply, which is kept as it came. */
type Content =
  | "args"
  | "blocks"
  | "title_blocks"
  | "metadata"
  | "attachments"
  | "root"
  | "title"
  | "submit"
  | "close";

/** What the method sends, without that content, without `readonly`, and without `null` and `undefined`, which the SDK's types leave out. */
type Sent<M> = M extends Method<infer Reply, infer _Args> ? Plain<Reply> : never;
type Plain<T> = T extends readonly (infer Item)[]
  ? Plain<Item>[]
  : T extends object
    ? {
        -readonly [Key in keyof T as Key extends Content ? never : Key]: Plain<
          Exclude<T[Key], null | undefined>
        >;
      }
    : T;

/** The methods that answer in another shape. */
type Broken = {
  [Name in keyof MethodTable]: Name extends keyof Promised
    ? Sent<MethodTable[Name]> extends Promised[Name]
      ? never
      : Name
    : Name;
}[keyof MethodTable];

it("answers in the shapes that the SDK's types promise", () => {
  expectTypeOf<Broken>().toEqualTypeOf<never>();
  expectTypeOf<keyof Promised>().toEqualTypeOf<keyof MethodTable>();
});
