import type { Attachment, Block, MessageMetadata, SlackMessage } from "./message.ts";
import { isReply } from "./message.ts";

/** What an app changes of its message. */
export interface Edit {
  readonly text?: string;
  readonly blocks?: readonly Block[];
  /** An empty list takes them away; where nothing is said they stay. */
  readonly attachments?: readonly Attachment[];
  readonly metadata?: MessageMetadata | "none";
  /** Shows a reply in its channel too. */
  readonly broadcast?: boolean;
}

/**
 * The message after the edit. Documented: a text without blocks takes the blocks away, metadata stays unless
 * it is given, and a message drawn from blocks is not marked as edited.
 */
export function edited(
  message: SlackMessage,
  edit: Edit,
  mark: { readonly user: string; readonly ts: string },
): SlackMessage {
  const {
    blocks: oldBlocks,
    metadata: oldMetadata,
    attachments: oldOnes,
    edited: _oldMark,
    ...rest
  } = message;
  const attachments = edit.attachments ?? oldOnes ?? [];
  const blocks = edit.blocks ?? (edit.text === undefined ? oldBlocks : undefined);
  const metadata = edit.metadata ?? oldMetadata;
  return {
    ...rest,
    text: edit.text ?? message.text,
    ...(blocks === undefined || blocks.length === 0 ? { edited: mark } : { blocks }),
    ...(attachments.length > 0 && { attachments }),
    ...(edit.broadcast === true && isReply(message) && { subtype: "thread_broadcast" as const }),
    ...(metadata !== undefined && metadata !== "none" && { metadata }),
  };
}

/** What stays of a deleted parent for its replies. */
export function tombstoneOf(message: SlackMessage): SlackMessage {
  const {
    blocks,
    attachments,
    metadata,
    bot_id,
    app_id,
    client_msg_id,
    edited,
    reactions,
    files,
    upload,
    streaming_state,
    ...rest
  } = message;
  return { ...rest, subtype: "tombstone", text: "This message was deleted.", user: "USLACKBOT" };
}
