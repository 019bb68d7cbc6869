import type { Clock } from "../../../core/clock.ts";
import { LedgerError } from "../../../core/errors.ts";
import type { SlackFile } from "../files/file.ts";
import { newFile } from "../files/new-file.ts";
import { seesFile } from "../files/sees-file.ts";
import { LARGEST_STORE } from "../files/stored-bytes.ts";
import { person } from "../workspace/author.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { requireMember, requireThread } from "./post-as-person.ts";

/** What is in a file: text for UTF-8, or bytes, which a journal holds only as base64. */
export type FileContent =
  | { readonly text: string }
  | { readonly base64: string }
  | { readonly bytes: Uint8Array };

export type NamedFile = {
  /** With its extension, which tells the type. */
  readonly name: string;
  readonly title?: string;
} & FileContent;

/** A file as a person drops it into a channel. */
export type PersonUpload = NamedFile & {
  readonly comment?: string;
  readonly thread_ts?: string;
};

export interface UploadedFile {
  readonly file: string;
  readonly channel: string;
  readonly ts: string;
}

/** What people do with files. */
export interface FilesDoor {
  /**
   * Shares a file in a channel or a thread.
   *
   * @throws Error where the person, the channel or the thread is not there.
   * @throws LedgerError FILES_TOO_LARGE where the simulator's room for bytes is used up.
   */
  upload(user: string, channel: string, file: PersonUpload): UploadedFile;
  /** Stores a file for a `file_input` and shares it nowhere. Returns its id, which is what the input's value holds. */
  uploadForInput(user: string, file: NamedFile): string;
  /** The files that a person may see, newest first. */
  filesOf(user: string): readonly SlackFile[];
  /** The bytes of a file; undefined where it is not there, or not for the person. */
  fileBytes(user: string, file: string): Uint8Array | undefined;
}

/** `origin` is where the simulator listens, for the address of the bytes. */
export function createFilesDoor(
  workspaceOf: (user: string) => Workspace,
  { clock, origin }: { readonly clock: Clock; readonly origin: () => string },
): FilesDoor {
  function store(user: string, { name, title, ...content }: NamedFile): SlackFile {
    const { files, team } = workspaceOf(user);
    const bytes = bytesOf(content);
    const id = files.nextId();
    if (!files.bytes.put(id, bytes)) throw tooLarge(bytes.length);
    const birth = { team: team.id, origin: origin(), now: clock.now() };
    return newFile({ id, user, name, title, size: bytes.length }, birth);
  }

  return {
    upload(user, channel, { comment = "", thread_ts, ...content }) {
      const workspace = workspaceOf(user);
      requireMember(workspace, user, channel);
      requireThread(workspace, channel, thread_ts);
      const file = store(user, content);
      workspace.files.add([file], [channel]);
      const message = { text: comment, ...(thread_ts !== undefined && { thread_ts }) };
      const { ts } = workspace.files.share(person(user), [file], channel, message);
      return { file: file.id, channel, ts };
    },
    uploadForInput(user, content) {
      const file = store(user, content);
      workspaceOf(user).files.add([file], []);
      return file.id;
    },
    filesOf(user) {
      const { files, channels } = workspaceOf(user);
      return files.all().filter((file) => seesFile(file, channels, user));
    },
    fileBytes(user, id) {
      const { files, channels } = workspaceOf(user);
      const file = files.get(id);
      return file !== undefined && seesFile(file, channels, user) ? files.bytes.get(id) : undefined;
    },
  };
}

function bytesOf(content: FileContent): Uint8Array {
  if ("text" in content) return Buffer.from(content.text);
  return "bytes" in content ? content.bytes : Buffer.from(content.base64, "base64");
}

function tooLarge(size: number): LedgerError {
  return new LedgerError(
    "FILES_TOO_LARGE",
    `The simulated Slack has no room for a file of ${size} bytes: it keeps ${LARGEST_STORE} bytes of files.`,
    "Delete files, start the simulator again, or share a smaller file.",
  );
}
