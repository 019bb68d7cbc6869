import { useCallback, useEffect, useRef } from "react";
import type { AssistantPane, LookingAt } from "../../simulators/slack/people/assistant-door.ts";
import { act } from "../server/ask.ts";
import type { Conversation } from "../server/replies.ts";
import type { Place } from "./place.ts";

/** Opens the pane of an agent or assistant, by its bot user. */
export type OpenPane = (bot: string) => Promise<AssistantPane>;

/**
 * The pane that was opened last. In Slack it stays beside whatever channel the person goes to, and its app is told
 * of that; here it is in the place of the channel, and counts as open until another is opened.
 */
export function usePane(
  { me, channel, thread }: Place,
  conversations: readonly Conversation[],
  fail: (fault: unknown) => void,
): OpenPane {
  const pane = useRef<AssistantPane>(undefined);
  const seen = useRef<LookingAt>(undefined);
  const kind = conversations.find(({ id }) => id === channel)?.kind;
  const looksAround = kind === "channel" || kind === "group";

  useEffect(() => {
    if (!looksAround || channel === undefined) return;
    seen.current = { channel, ...(thread !== undefined && { message: thread }) };
    if (pane.current) act("look-at", { pane: pane.current, looking_at: seen.current }).catch(fail);
  }, [looksAround, channel, thread, fail]);

  return useCallback(
    async (bot) => {
      pane.current = await act<AssistantPane>("open-assistant", { user: me, bot, looking_at: seen.current });
      return pane.current;
    },
    [me],
  );
}
