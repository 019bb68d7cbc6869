import type { SlackMessage } from "./message.ts";

/** A message before it is posted: all that its writer decides. A thread's parent has been looked for already. */
export type Draft = Pick<SlackMessage, "channel" | "text"> &
  Partial<
    Pick<
      SlackMessage,
      | "blocks"
      | "attachments"
      | "metadata"
      | "thread_ts"
      | "subtype"
      | "inviter"
      | "topic"
      | "purpose"
      | "name"
      | "old_name"
      | "files"
      | "upload"
      | "username"
      | "icons"
      | "streaming_state"
      | "assistant_app_thread"
    >
  >;
