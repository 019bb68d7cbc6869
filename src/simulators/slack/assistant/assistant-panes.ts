import type { Installation } from "../apps/installation.ts";
import type { MessageBoard } from "../workspace/message-board.ts";
import type { LookingAt } from "./looking-at.ts";

/** Which people have an app's pane open, and what they look at beside it. */
export interface AssistantPanes {
  /**
   * Opens the app's pane in the direct message channel of the two. On the assistant surface that begins a thread,
   * whose ts comes back.
   */
  open(me: Installation, user: string, channel: string, lookingAt?: LookingAt): string | undefined;
  lookAt(place: PanePlace, lookingAt: LookingAt | undefined): void;
  /** What the person looks at, as far as the app may know it. */
  lookingAt(user: string, bot: string): LookingAt | undefined;
}

interface PanePlace {
  readonly user: string;
  readonly bot: string;
  readonly channel: string;
  readonly thread_ts?: string;
}

/** Observed in the test data of Bolt for Python. */
const THREAD_ROOT = {
  text: "New chat",
  subtype: "assistant_app_thread",
  blocks: [],
  assistant_app_thread: { title: "New chat", title_blocks: [] },
} as const;

export function createAssistantPanes(board: MessageBoard): AssistantPanes {
  const seen = new Map<string, LookingAt>();

  function remember(user: string, bot: string, lookingAt: LookingAt | undefined): void {
    if (lookingAt === undefined) seen.delete(`${user} ${bot}`);
    else seen.set(`${user} ${bot}`, lookingAt);
  }

  return {
    open({ app, botUserId: bot }, user, channel, lookingAt) {
      remember(user, bot, lookingAt);
      const root =
        app.surface === "assistant" ? board.post({ user: bot }, { channel, ...THREAD_ROOT }) : undefined;
      board.tell({
        type: "assistant-opened",
        user,
        bot,
        channel,
        ...(root !== undefined && { thread_ts: root.ts }),
        ...(lookingAt !== undefined && { lookingAt }),
        at: board.nextTs(),
      });
      return root?.ts;
    },
    lookAt({ user, bot, channel, thread_ts }, lookingAt) {
      remember(user, bot, lookingAt);
      board.tell({
        type: "assistant-context-changed",
        user,
        bot,
        channel,
        ...(thread_ts !== undefined && { thread_ts }),
        ...(lookingAt !== undefined && { lookingAt }),
        at: board.nextTs(),
      });
    },
    lookingAt: (user, bot) => seen.get(`${user} ${bot}`),
  };
}
