import type { Author } from "../workspace/author.ts";
import type { Draft } from "../workspace/draft.ts";
import type { SlackMessage } from "../workspace/message.ts";
import type { MessageBoard } from "../workspace/message-board.ts";
import type { SlackFile } from "./file.ts";
import { createPendingUploads, type PendingUploads } from "./pending-uploads.ts";
import { createStoredBytes, type StoredBytes } from "./stored-bytes.ts";

/** How the files come into a channel. */
export type FileMessage = Pick<Draft, "text"> & Omit<Draft, "channel" | "files" | "subtype" | "upload">;

/** The files of a workspace and where they are shared. */
export interface FileStore {
  readonly bytes: StoredBytes;
  readonly pending: PendingUploads;
  /** Of Slack's form, and never the same again. */
  nextId(): string;
  get(id: string): SlackFile | undefined;
  /** Newest first. */
  all(): readonly SlackFile[];
  wasDeleted(id: string): boolean;
  /** Puts files whose bytes are stored already where people can see them; without a channel nobody else does. */
  add(files: readonly SlackFile[], channels: readonly string[]): void;
  /** Posts one message with the files. */
  share(author: Author, files: readonly SlackFile[], channel: string, message: FileMessage): SlackMessage;
  remove(file: SlackFile): void;
}

export function createFileStore(board: MessageBoard): FileStore {
  const files = new Map<string, SlackFile>();
  const deleted = new Set<string>();
  const bytes = createStoredBytes();

  return {
    bytes,
    pending: createPendingUploads(),
    nextId: () => `F${Number(board.nextTs().replace(".", "")).toString(36).toUpperCase()}`,
    get: (id) => files.get(id),
    all: () => [...files.values()].reverse(),
    wasDeleted: (id) => deleted.has(id),
    add(added, channels) {
      for (const file of added) {
        files.set(file.id, file);
        board.tell({ type: "file-created", file, channels, at: board.nextTs() });
      }
    },
    share(author, shared, channel, draft) {
      const message = board.post(author, {
        ...draft,
        channel,
        subtype: "file_share",
        upload: true,
        files: shared,
      });
      const { ts, thread_ts } = message;
      const share = { channel, ts, ...(thread_ts !== undefined && { thread_ts }) };
      for (const { id } of shared) {
        const before = files.get(id);
        if (before === undefined) continue;
        const file = { ...before, shares: [...before.shares, share] };
        files.set(id, file);
        board.tell({ type: "file-shared", file, channel, at: board.nextTs() });
      }
      return message;
    },
    remove(file) {
      files.delete(file.id);
      bytes.remove(file.id);
      deleted.add(file.id);
      for (const { channel, ts } of file.shares) {
        const message = board.get(channel, ts);
        if (message !== undefined) board.amend(message, withoutFile(message, file.id));
      }
      board.tell({ type: "file-deleted", file, at: board.nextTs() });
    },
  };
}

/** Observed: the message stays, and where the file was it says that it is gone. */
function withoutFile(message: SlackMessage, id: string): SlackMessage {
  const files = message.files ?? [];
  return { ...message, files: files.map((file) => (file.id === id ? { ...file, isDeleted: true } : file)) };
}
