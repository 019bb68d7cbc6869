/** A file as the workspace holds it, without its bytes. Never changed: another takes its place. */
export interface SlackFile {
  readonly id: string;
  /** In seconds since the epoch. */
  readonly created: number;
  readonly user: string;
  readonly name: string;
  readonly title: string;
  readonly mimetype: string;
  /** Slack's name of the type, mostly the extension: `text`, `png`, `pdf`. */
  readonly filetype: string;
  readonly prettyType: string;
  /** In bytes. */
  readonly size: number;
  readonly altText?: string;
  /** Where its bytes are, without its name, for those who may see it and show their token. */
  readonly url: string;
  /** Where it is shared, oldest first; nobody but its owner sees a file that is shared nowhere. */
  readonly shares: readonly FileShare[];
  /** What stays of it in messages when it is deleted. */
  readonly isDeleted?: true;
}

export interface FileShare {
  readonly channel: string;
  /** Of the message that shares it. */
  readonly ts: string;
  readonly thread_ts?: string;
}
