import { useState } from "react";
import type { SlackMessage } from "../../simulators/slack/workspace/message.ts";
import { read } from "../server/ask.ts";
import type { Change } from "../server/changes.ts";
import type { MessagePage } from "../server/replies.ts";
import { usePage } from "../state/page-context.ts";
import { useFresh } from "../state/use-fresh.ts";

/** So many are on the page at once; a step back keeps half of them. */
const SHOWN = 100;

export interface MessageWindow {
  /** Undefined until they are read. */
  readonly messages: readonly SlackMessage[] | undefined;
  /** The ts of those that only this person sees. */
  readonly ephemeral: ReadonlySet<string>;
  readonly atLatest: boolean;
  showEarlier: (() => void) | undefined;
  showLater: (() => void) | undefined;
}

/** A stretch of a channel or of a thread, as it is at this moment, with what only this person sees of it. */
export function useMessages(channel: string, thread?: string): MessageWindow {
  const { me } = usePage();
  // Each step back ends before one of these; without any the latest are shown.
  const [ends, setEnds] = useState<readonly string[]>([]);
  const before = ends.at(-1);
  const here = { channel, thread_ts: thread, user: me };
  const page = useFresh(
    `messages ${channel} ${thread} ${before}`,
    () => read<MessagePage>("messages", { ...here, before, limit: SHOWN }),
    (change) => channelOf(change) === channel,
  );
  const seenAlone = useFresh(
    `ephemerals ${channel} ${me}`,
    () => read<readonly SlackMessage[]>("ephemerals", { user: me, channel }),
    ({ type }) => type.startsWith("ephemeral"),
  );
  const alone = (seenAlone.value ?? []).filter(({ thread_ts }) => thread_ts === thread);
  const middle = page.value?.messages[Math.floor(SHOWN / 2)]?.ts;

  return {
    messages: page.value && withEphemerals(page.value, before === undefined ? alone : []),
    ephemeral: new Set(alone.map(({ ts }) => ts)),
    atLatest: before === undefined,
    showEarlier: page.value?.has_more && middle ? () => setEnds([...ends, middle]) : undefined,
    showLater: before === undefined ? undefined : () => setEnds(ends.slice(0, -1)),
  };
}

function withEphemerals(
  { messages, has_more }: MessagePage,
  ephemerals: readonly SlackMessage[],
): readonly SlackMessage[] {
  if (ephemerals.length === 0) return messages;
  const first = Number(messages[0]?.ts ?? 0);
  const shown = has_more ? ephemerals.filter(({ ts }) => Number(ts) > first) : ephemerals;
  return [...messages, ...shown].sort((a, b) => Number(a.ts) - Number(b.ts));
}

function channelOf({ message, previous }: Change): string | undefined {
  return (message ?? previous)?.channel;
}
