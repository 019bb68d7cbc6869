import { PlaceGoneError } from "../../channel.ts";
import type { Refused } from "../calls/outcome.ts";
import { SlackUnavailableError } from "../calls/slack-calls.ts";

/** Nobody is left to answer, or nobody may be answered there, and trying again changes nothing. */
const GONE = new Set([
  "channel_not_found",
  "channel_type_not_supported",
  "is_archived",
  "is_inactive",
  "message_not_found",
  "messages_tab_disabled",
  "not_in_channel",
  "restricted_action",
  "restricted_action_non_threadable_channel",
  "restricted_action_read_only_channel",
  "restricted_action_thread_locked",
  "restricted_action_thread_only_channel",
  "thread_not_found",
  "user_not_found",
]);

/** Slack does not take the content; the words alone it may. */
const CONTENT = new Set([
  "invalid_attachments",
  "invalid_blocks",
  "invalid_blocks_format",
  "markdown_text_conflict",
  "msg_blocks_too_long",
  "msg_too_long",
]);

/** The message stays as it is: it is not ours any more, or the workspace lets messages be edited for a while only. */
const LOCKED = new Set(["cant_update_message", "edit_window_closed"]);

export function isAboutContent({ code }: Refused): boolean {
  return CONTENT.has(code);
}

export function isLocked({ code }: Refused): boolean {
  return LOCKED.has(code);
}

/**
 * What a refusal that nothing helps against is thrown as. Whatever is not known to be for ever, such as a token that
 * was revoked or a scope that is missing, is tried again later: somebody may mend it.
 */
export function errorOf({ code, details }: Refused): Error {
  const message = `Slack says ${code}${details && `: ${details}`}`;
  return GONE.has(code) ? new PlaceGoneError(message) : new SlackUnavailableError(message);
}
