import type { Behaviour } from "../../behaviours/behaviour.ts";

export const FILE_BEHAVIOURS: readonly Behaviour[] = [
  {
    says: "A file is announced, its bytes are posted, and then it is shared in a channel or a thread.",
    basis: "documented",
    source: "https://docs.slack.dev/reference/methods/files.completeUploadExternal",
    test: {
      file: "files/uploads.test.ts",
      title: "shares a file in a thread, with the same bytes when it is downloaded",
    },
  },
  {
    says: "Files that are shared together come in one message with subtype `file_share`.",
    basis: "assumed",
    test: { file: "files/uploads.test.ts", title: "shares several files in one message" },
  },
  {
    says: "Without a channel a file stays with the app that uploaded it.",
    basis: "documented",
    source: "https://docs.slack.dev/reference/methods/files.completeUploadExternal",
    test: { file: "files/uploads.test.ts", title: "keeps a file without a channel to the app" },
  },
  {
    says: "The bytes are posted raw; that they may be multipart is assumed.",
    basis: "documented",
    source: "https://docs.slack.dev/messaging/working-with-files",
    test: {
      file: "files/uploads.test.ts",
      title: "takes the bytes as they are, and refuses another length than was announced",
    },
  },
  {
    says: "Bytes of another length than was announced are refused with status 400.",
    basis: "assumed",
    test: {
      file: "files/uploads.test.ts",
      title: "takes the bytes as they are, and refuses another length than was announced",
    },
  },
  {
    says: "Uploads are refused with Slack's codes, such as `file_not_found`, `not_in_channel`, `snippet_too_large`.",
    basis: "documented",
    source: "https://docs.slack.dev/reference/methods/files.getUploadURLExternal",
    test: { file: "files/uploads.test.ts", title: "is refused with Slack's own codes" },
  },
  {
    says: "All files of a workspace together hold 128 MiB, then `storage_limit_reached`; Slack's own limit is larger.",
    basis: "assumed",
    test: { file: "files/uploads.test.ts", title: "is refused with Slack's own codes" },
  },
  {
    says: "A person's file is told with `file_created`, a message and `file_shared`.",
    basis: "documented",
    source: "https://docs.slack.dev/reference/events/file_shared",
    test: { file: "files/files.test.ts", title: "comes to the app with its message, and can be downloaded" },
  },
  {
    says: "The three events of a person's file come in this order.",
    basis: "assumed",
    test: { file: "files/files.test.ts", title: "comes to the app with its message, and can be downloaded" },
  },
  {
    says: "A file is for its owner and for those who see a conversation that it is shared in.",
    basis: "documented",
    source: "https://docs.slack.dev/reference/events/file_shared",
    test: { file: "files/files.test.ts", title: "is seen by those only who see where it is shared" },
  },
  {
    says: "A private address leads to a page for signing in, with status 200, without a token that may read it.",
    basis: "observed",
    source: "https://github.com/vercel/eve/pull/1531",
    test: {
      file: "files/files.test.ts",
      title: "leads to the page for signing in without a token that may see it",
    },
  },
  {
    says: "`files.list` goes by `page` and `count`, and by type, person, channel and time.",
    basis: "documented",
    source: "https://docs.slack.dev/reference/methods/files.list",
    test: {
      file: "files/files.test.ts",
      title: "goes by pages, newest first, and by type, person and channel",
    },
  },
  {
    says: "A deleted file leaves its message, which says that it is gone.",
    basis: "observed",
    source: "https://github.com/sgratzl/slack-cleaner/issues/56",
    test: {
      file: "files/files.test.ts",
      title: "takes the file away, leaves its message, and is for the app's own files only",
    },
  },
  {
    says: "An app deletes its own files only: `cant_delete_file`.",
    basis: "documented",
    source: "https://docs.slack.dev/reference/methods/files.delete",
    test: {
      file: "files/files.test.ts",
      title: "takes the file away, leaves its message, and is for the app's own files only",
    },
  },
  {
    says: "The type of a file is told by its name's extension alone.",
    basis: "assumed",
    test: { file: "files/uploads.test.ts", title: "shares several files in one message" },
  },
];
