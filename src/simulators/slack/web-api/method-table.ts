import type { Method } from "./method.ts";
import { agentMethods } from "./methods/agents.ts";
import { apiMethods } from "./methods/api.ts";
import { appMethods } from "./methods/apps.ts";
import { assistantMethods } from "./methods/assistant.ts";
import { authMethods } from "./methods/auth.ts";
import { blockMethods } from "./methods/blocks.ts";
import { bookmarkMethods } from "./methods/bookmarks.ts";
import { botMethods } from "./methods/bots.ts";
import { channelMembershipMethods } from "./methods/channel-membership.ts";
import { channelSettingMethods } from "./methods/channel-settings.ts";
import { chatMethods } from "./methods/chat.ts";
import { chatEditMethods } from "./methods/chat-edits.ts";
import { chatStreamMethods } from "./methods/chat-stream.ts";
import { conversationHistoryMethods } from "./methods/conversation-history.ts";
import { conversationOpenMethods } from "./methods/conversation-open.ts";
import { conversationMethods } from "./methods/conversations.ts";
import { emojiMethods } from "./methods/emoji.ts";
import { eventAuthorizationMethods } from "./methods/event-authorizations.ts";
import { fileMethods } from "./methods/files.ts";
import { completeUploadMethods } from "./methods/files-complete-upload.ts";
import { pinMethods } from "./methods/pins.ts";
import { reactionMethods } from "./methods/reactions.ts";
import { scheduledMessageMethods } from "./methods/scheduled-messages.ts";
import { teamMethods } from "./methods/team.ts";
import { userConversationMethods } from "./methods/user-conversations.ts";
import { userMethods } from "./methods/users.ts";
import { viewMethods } from "./methods/views.ts";

const TABLE = {
  ...apiMethods,
  ...appMethods,
  ...eventAuthorizationMethods,
  ...agentMethods,
  ...assistantMethods,
  ...authMethods,
  ...chatMethods,
  ...chatStreamMethods,
  ...completeUploadMethods,
  ...fileMethods,
  ...conversationMethods,
  ...conversationHistoryMethods,
  ...reactionMethods,
  ...blockMethods,
  ...bookmarkMethods,
  ...botMethods,
  ...channelMembershipMethods,
  ...channelSettingMethods,
  ...chatEditMethods,
  ...conversationOpenMethods,
  ...emojiMethods,
  ...pinMethods,
  ...scheduledMessageMethods,
  ...teamMethods,
  ...userConversationMethods,
  ...userMethods,
  ...viewMethods,
};

/** Every method by its name, with the types of its arguments and of its reply. */
export type MethodTable = typeof TABLE;

/** Every method that the simulator knows, by its name. */
export const METHODS: ReadonlyMap<string, Method> = new Map<string, Method>(Object.entries(TABLE));
