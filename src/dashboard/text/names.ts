/** What ids stand for on the screen. */
export interface Names {
  /** Undefined where nobody has the id. */
  user(id: string): string | undefined;
  channel(id: string): string | undefined;
}

export function mentionOf(names: Names, user: string): string {
  return `@${names.user(user) ?? user}`;
}

export function channelMentionOf(names: Names, channel: string): string {
  return `#${names.channel(channel) ?? channel}`;
}
