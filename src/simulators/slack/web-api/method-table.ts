import type { Method } from "./method.ts";
import { apiMethods } from "./methods/api.ts";
import { appMethods } from "./methods/apps.ts";
import { authMethods } from "./methods/auth.ts";
import { chatMethods } from "./methods/chat.ts";
import { conversationHistoryMethods } from "./methods/conversation-history.ts";
import { conversationMethods } from "./methods/conversations.ts";
import { reactionMethods } from "./methods/reactions.ts";
import { userMethods } from "./methods/users.ts";

/** Every method that the simulator knows, by its name. */
export const METHODS: ReadonlyMap<string, Method> = new Map<string, Method>(
  Object.entries({
    ...apiMethods,
    ...appMethods,
    ...authMethods,
    ...chatMethods,
    ...conversationMethods,
    ...conversationHistoryMethods,
    ...reactionMethods,
    ...userMethods,
  }),
);
