import type { SlackFile } from "./file.ts";

export type FileChange = FileCreated | FileShared | FileDeleted;

/** A file is there, and about to be shared. */
export interface FileCreated {
  readonly type: "file-created";
  readonly file: SlackFile;
  /** The channels that it is about to be shared in. */
  readonly channels: readonly string[];
  /** When, as a ts of Slack's form. */
  readonly at: string;
}

export interface FileShared {
  readonly type: "file-shared";
  readonly file: SlackFile;
  readonly channel: string;
  readonly at: string;
}

export interface FileDeleted {
  readonly type: "file-deleted";
  /** As it was. */
  readonly file: SlackFile;
  readonly at: string;
}
