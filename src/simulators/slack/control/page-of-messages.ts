import type { SlackMessage } from "../workspace/message.ts";
import { threadOf } from "../workspace/message-log.ts";
import { firstAtOrAfter } from "../workspace/sorted-timestamps.ts";
import type { Workspace } from "../workspace/workspace.ts";

export interface MessagePage {
  /** Oldest first. */
  readonly messages: readonly SlackMessage[];
  /** Whether older ones are there; ask for those before the first of these. */
  readonly has_more: boolean;
}

/** The latest messages outside threads, or the latest before a ts. */
export function pageOfChannel(
  { messages }: Workspace,
  channel: string,
  { before, limit }: { readonly before?: string | undefined; readonly limit: number },
): MessagePage {
  const roots = messages.roots(channel);
  const end = before === undefined ? roots.length : firstAtOrAfter(roots, before);
  const start = Math.max(0, end - limit);
  const found = roots.slice(start, end).flatMap((ts) => messages.get(channel, ts) ?? []);
  return { messages: found, has_more: start > 0 };
}

/** A parent and its latest replies, or its latest before a ts. */
export function pageOfThread(
  { messages }: Workspace,
  channel: string,
  thread: string,
  { before, limit }: { readonly before?: string | undefined; readonly limit: number },
): MessagePage {
  const [parent, ...replies] = threadOf(messages, channel, thread);
  if (parent === undefined) return { messages: [], has_more: false };
  const end =
    before === undefined
      ? replies.length
      : firstAtOrAfter(
          replies.map(({ ts }) => ts),
          before,
        );
  const start = Math.max(0, end - limit);
  return { messages: [parent, ...replies.slice(start, end)], has_more: start > 0 };
}
