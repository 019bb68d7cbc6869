import type {
  AgentsSessionsRenameArguments,
  AgentsSessionsSetStatusArguments,
  APITestArguments,
  AppsConnectionsOpenArguments,
  AppsEventAuthorizationsListArguments,
  AssistantThreadsSetStatusArguments,
  AssistantThreadsSetSuggestedPromptsArguments,
  AssistantThreadsSetTitleArguments,
  AuthRevokeArguments,
  AuthTeamsListArguments,
  AuthTestArguments,
  BlocksValidateArguments,
  BookmarksAddArguments,
  BookmarksEditArguments,
  BookmarksListArguments,
  BookmarksRemoveArguments,
  BotsInfoArguments,
  ChatAppendStreamArguments,
  ChatDeleteArguments,
  ChatDeleteScheduledMessageArguments,
  ChatGetPermalinkArguments,
  ChatMeMessageArguments,
  ChatPostEphemeralArguments,
  ChatPostMessageArguments,
  ChatScheduledMessagesListArguments,
  ChatScheduleMessageArguments,
  ChatStartStreamArguments,
  ChatStopStreamArguments,
  ChatUpdateArguments,
  ConversationsArchiveArguments,
  ConversationsCloseArguments,
  ConversationsCreateArguments,
  ConversationsHistoryArguments,
  ConversationsInfoArguments,
  ConversationsInviteArguments,
  ConversationsJoinArguments,
  ConversationsKickArguments,
  ConversationsLeaveArguments,
  ConversationsListArguments,
  ConversationsMarkArguments,
  ConversationsMembersArguments,
  ConversationsOpenArguments,
  ConversationsRenameArguments,
  ConversationsRepliesArguments,
  ConversationsSetPurposeArguments,
  ConversationsSetTopicArguments,
  ConversationsUnarchiveArguments,
  EmojiListArguments,
  FilesCompleteUploadExternalArguments,
  FilesDeleteArguments,
  FilesGetUploadURLExternalArguments,
  FilesInfoArguments,
  FilesListArguments,
  PinsAddArguments,
  PinsListArguments,
  PinsRemoveArguments,
  ReactionsAddArguments,
  ReactionsGetArguments,
  ReactionsListArguments,
  ReactionsRemoveArguments,
  TeamInfoArguments,
  UsersConversationsArguments,
  UsersGetPresenceArguments,
  UsersInfoArguments,
  UsersListArguments,
  UsersLookupByEmailArguments,
  UsersProfileGetArguments,
  ViewsOpenArguments,
  ViewsPublishArguments,
  ViewsPushArguments,
  ViewsUpdateArguments,
} from "@slack/web-api";
import { expectTypeOf, it } from "vitest";
import type { z } from "zod";
import type { MethodTable } from "../../../src/simulators/slack/web-api/method-table.ts";

/** What the SDK's types let an app send to each method. A method without its line here does not compile. */
interface Sendable {
  "agents.sessions.rename": AgentsSessionsRenameArguments;
  "agents.sessions.setStatus": AgentsSessionsSetStatusArguments;
  "api.test": APITestArguments;
  "apps.connections.open": AppsConnectionsOpenArguments;
  "apps.event.authorizations.list": AppsEventAuthorizationsListArguments;
  "assistant.threads.setStatus": AssistantThreadsSetStatusArguments;
  "assistant.threads.setSuggestedPrompts": AssistantThreadsSetSuggestedPromptsArguments;
  "assistant.threads.setTitle": AssistantThreadsSetTitleArguments;
  "auth.revoke": AuthRevokeArguments;
  "auth.teams.list": AuthTeamsListArguments;
  "auth.test": AuthTestArguments;
  "blocks.validate": BlocksValidateArguments;
  "bookmarks.add": BookmarksAddArguments;
  "bookmarks.edit": BookmarksEditArguments;
  "bookmarks.list": BookmarksListArguments;
  "bookmarks.remove": BookmarksRemoveArguments;
  "bots.info": BotsInfoArguments;
  "chat.appendStream": ChatAppendStreamArguments;
  "chat.delete": ChatDeleteArguments;
  "chat.deleteScheduledMessage": ChatDeleteScheduledMessageArguments;
  "chat.getPermalink": ChatGetPermalinkArguments;
  "chat.meMessage": ChatMeMessageArguments;
  "chat.postEphemeral": ChatPostEphemeralArguments;
  "chat.postMessage": ChatPostMessageArguments;
  "chat.scheduleMessage": ChatScheduleMessageArguments;
  "chat.scheduledMessages.list": ChatScheduledMessagesListArguments;
  "chat.startStream": ChatStartStreamArguments;
  "chat.stopStream": ChatStopStreamArguments;
  "chat.update": ChatUpdateArguments;
  "conversations.archive": ConversationsArchiveArguments;
  "conversations.close": ConversationsCloseArguments;
  "conversations.create": ConversationsCreateArguments;
  "conversations.history": ConversationsHistoryArguments;
  "conversations.info": ConversationsInfoArguments;
  "conversations.invite": ConversationsInviteArguments;
  "conversations.join": ConversationsJoinArguments;
  "conversations.kick": ConversationsKickArguments;
  "conversations.leave": ConversationsLeaveArguments;
  "conversations.list": ConversationsListArguments;
  "conversations.mark": ConversationsMarkArguments;
  "conversations.members": ConversationsMembersArguments;
  "conversations.open": ConversationsOpenArguments;
  "conversations.rename": ConversationsRenameArguments;
  "conversations.replies": ConversationsRepliesArguments;
  "conversations.setPurpose": ConversationsSetPurposeArguments;
  "conversations.setTopic": ConversationsSetTopicArguments;
  "conversations.unarchive": ConversationsUnarchiveArguments;
  "emoji.list": EmojiListArguments;
  "files.completeUploadExternal": FilesCompleteUploadExternalArguments;
  "files.delete": FilesDeleteArguments;
  "files.getUploadURLExternal": FilesGetUploadURLExternalArguments;
  "files.info": FilesInfoArguments;
  "files.list": FilesListArguments;
  "pins.add": PinsAddArguments;
  "pins.list": PinsListArguments;
  "pins.remove": PinsRemoveArguments;
  "reactions.add": ReactionsAddArguments;
  "reactions.get": ReactionsGetArguments;
  "reactions.list": ReactionsListArguments;
  "reactions.remove": ReactionsRemoveArguments;
  "team.info": TeamInfoArguments;
  "users.conversations": UsersConversationsArguments;
  "users.getPresence": UsersGetPresenceArguments;
  "users.info": UsersInfoArguments;
  "users.list": UsersListArguments;
  "users.lookupByEmail": UsersLookupByEmailArguments;
  "users.profile.get": UsersProfileGetArguments;
  "views.open": ViewsOpenArguments;
  "views.publish": ViewsPublishArguments;
  "views.push": ViewsPushArguments;
  "views.update": ViewsUpdateArguments;
}

/** The arguments that are accepted and change nothing, by method. */
interface Ignored {
  "assistant.threads.setStatus": "username" | "icon_emoji" | "icon_url";
  "bookmarks.add": "entity_id" | "parent_id";
  "bots.info": OfOrganizations;
  "chat.delete": OfClassicApps;
  "chat.deleteScheduledMessage": OfClassicApps;
  "chat.postEphemeral": OfClassicApps;
  "chat.postMessage": OfClassicApps;
  "chat.scheduleMessage": OfClassicApps;
  "chat.scheduledMessages.list": OfOrganizations;
  "chat.update": OfClassicApps | "file_ids";
  "conversations.create": OfOrganizations;
  "conversations.list": OfOrganizations;
  "files.info": "cursor" | "limit";
  "files.list": OfOrganizations | "show_files_hidden_by_limit";
  "reactions.get": OfFiles;
  "reactions.list": OfOrganizations | "count" | "page";
  "reactions.remove": OfFiles;
  "users.conversations": OfOrganizations;
  "users.list": OfOrganizations;
}

/** Documented: ignored for a workspace's token, and the simulator has no other. */
type OfOrganizations = "team_id";
/** Documented: only classic apps may post as a person. */
type OfClassicApps = "as_user";
/** Reactions stand on messages only. */
type OfFiles = "file" | "file_comment";

/** The SDK leaves the word of `session_status` open, of which Slack takes four. */
type Closed = "chat.stopStream";

type KeysOf<T> = T extends unknown ? keyof T : never;
type Read<Name extends keyof MethodTable> = KeysOf<z.input<MethodTable[Name]["args"]>>;

/** All tokens are read before the arguments are. */
type Unread<Name extends keyof MethodTable & keyof Sendable> = Exclude<
  KeysOf<NonNullable<Sendable[Name]>>,
  Read<Name> | "token"
>;

type Listed<Name> = Name extends keyof Ignored ? Ignored[Name] : never;

/** The methods whose arguments are neither all read nor listed; an upgrade of the SDK shows here. */
type Forgotten = {
  [Name in keyof MethodTable & keyof Sendable]: [Unread<Name>, Listed<Name>] extends [
    Listed<Name>,
    Unread<Name>,
  ]
    ? never
    : { name: Name; unread: Unread<Name> };
}[keyof MethodTable & keyof Sendable];

/** The methods that would refuse what the SDK's types let an app send. */
type Refusing = {
  [Name in keyof MethodTable & keyof Sendable]: Takes<
    z.input<MethodTable[Name]["args"]>,
    NonNullable<Sendable[Name]>
  > extends true
    ? never
    : Name;
}[keyof MethodTable & keyof Sendable];

/** A schema without a field takes anything. */
type Takes<Input, Sent> = string extends keyof Input ? true : [Sent] extends [Input] ? true : false;

it("reads every argument that the SDK's types name, or says that it does not", () => {
  expectTypeOf<Forgotten>().toEqualTypeOf<never>();
  expectTypeOf<keyof Sendable>().toEqualTypeOf<keyof MethodTable>();
});

it("takes the arguments in the types that the SDK gives them", () => {
  expectTypeOf<Refusing>().toEqualTypeOf<Closed>();
});
