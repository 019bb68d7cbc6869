import type { Block, MessageMetadata, SlackMessage } from "./message.ts";

/** What an app changes of its message. */
export interface Edit {
  readonly text?: string;
  readonly blocks?: readonly Block[];
  readonly metadata?: MessageMetadata | "none";
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
  const { blocks: oldBlocks, metadata: oldMetadata, edited: _oldMark, ...rest } = message;
  const blocks = edit.blocks ?? (edit.text === undefined ? oldBlocks : undefined);
  const metadata = edit.metadata ?? oldMetadata;
  return {
    ...rest,
    text: edit.text ?? message.text,
    ...(blocks === undefined || blocks.length === 0 ? { edited: mark } : { blocks }),
    ...(metadata !== undefined && metadata !== "none" && { metadata }),
  };
}

/** What stays of a deleted parent for its replies. */
export function tombstoneOf(message: SlackMessage): SlackMessage {
  const { blocks, metadata, bot_id, app_id, client_msg_id, edited, reactions, ...rest } = message;
  return { ...rest, subtype: "tombstone", text: "This message was deleted.", user: "USLACKBOT" };
}
