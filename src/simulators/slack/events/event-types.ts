/**
 * Every type of inner event that the simulator can send, with the names that an app subscribes to it by in Slack's
 * settings: for messages one for each kind of conversation.
 */
export const EVENT_TYPES = {
  message: ["message", "message.channels", "message.groups", "message.im", "message.mpim"],
  app_mention: ["app_mention"],
  app_home_opened: ["app_home_opened"],
  reaction_added: ["reaction_added"],
  reaction_removed: ["reaction_removed"],
  pin_added: ["pin_added"],
  pin_removed: ["pin_removed"],
  member_joined_channel: ["member_joined_channel"],
  member_left_channel: ["member_left_channel"],
  channel_created: ["channel_created"],
  channel_rename: ["channel_rename"],
  channel_archive: ["channel_archive"],
  channel_unarchive: ["channel_unarchive"],
  channel_left: ["channel_left"],
  group_rename: ["group_rename"],
  group_archive: ["group_archive"],
  group_unarchive: ["group_unarchive"],
  group_left: ["group_left"],
  app_context_changed: ["app_context_changed"],
  assistant_thread_started: ["assistant_thread_started"],
  assistant_thread_context_changed: ["assistant_thread_context_changed"],
  agent_session_stopped: ["agent_session_stopped"],
  agent_session_title_changed: ["agent_session_title_changed"],
  file_created: ["file_created"],
  file_shared: ["file_shared"],
  file_deleted: ["file_deleted"],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type EventType = keyof typeof EVENT_TYPES;
