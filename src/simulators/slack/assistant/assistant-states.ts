import type { Scheduler } from "../../clock/scheduler.ts";
import type { SlackMessage } from "../workspace/message.ts";
import type { MessageBoard } from "../workspace/message-board.ts";
import type { AgentPlace } from "./agent-place.ts";
import {
  type AssistantView,
  NOTHING_SHOWN,
  type SessionStatus,
  type SuggestedPrompt,
} from "./assistant-view.ts";

/** Documented, in milliseconds: a status goes where no message comes, a session is `active` again. */
const STATUS_LASTS = 120_000;
const PROCESSING_LASTS = 3_600_000;

/** What apps show in their threads beside messages: status, title, suggested prompts, and the state of the session. */
export interface AssistantStates {
  view(place: AgentPlace): AssistantView;
  /** An empty status takes it away. */
  setStatus(place: AgentPlace, status: string, loadingMessages: readonly string[]): void;
  setTitle(place: AgentPlace, title: string): void;
  setPrompts(place: AgentPlace, prompts: readonly SuggestedPrompt[], title: string | undefined): void;
  /** Makes the session where there is none; the title is for a session that is made. */
  setSession(place: AgentPlace, session: SessionStatus, title?: string): AssistantView;
  /** A person gives the session another title. */
  rename(place: Required<AgentPlace>, title: string, user: string): void;
  /** A message was posted: documented is that an answer takes the status away. */
  answered(message: SlackMessage): void;
}

export function createAssistantStates(board: MessageBoard, clock: Scheduler): AssistantStates {
  const views = new Map<string, AssistantView>();
  const alarms = new Map<string, () => void>();

  function viewAt(place: AgentPlace): AssistantView {
    return views.get(keyOf(place)) ?? NOTHING_SHOWN;
  }

  function show(place: AgentPlace, view: AssistantView): AssistantView {
    views.set(keyOf(place), view);
    board.tell({ type: "assistant-shown", ...place, at: board.nextTs() });
    return view;
  }

  function ringAfter(name: string, milliseconds: number, run: () => void): void {
    alarms.set(
      name,
      clock.after(milliseconds, () => {
        alarms.delete(name);
        run();
      }),
    );
  }

  function forgetAlarm(name: string): void {
    alarms.get(name)?.();
    alarms.delete(name);
  }

  function clearStatus(place: AgentPlace): void {
    forgetAlarm(`status ${keyOf(place)}`);
    const { status, ...rest } = viewAt(place);
    if (status !== undefined) show(place, { ...rest, loadingMessages: [] });
  }

  function setSession(place: AgentPlace, session: SessionStatus, title?: string): AssistantView {
    const before = viewAt(place);
    const alarm = `session ${keyOf(place)}`;
    forgetAlarm(alarm);
    if (session === "processing") ringAfter(alarm, PROCESSING_LASTS, () => setSession(place, "active"));
    const isFirst = before.session === undefined;
    return show(place, { ...before, session, ...(isFirst && title !== undefined && { title }) });
  }

  return {
    view: viewAt,
    setStatus(place, status, loadingMessages) {
      clearStatus(place);
      if (status === "") return;
      ringAfter(`status ${keyOf(place)}`, STATUS_LASTS, () => clearStatus(place));
      show(place, { ...viewAt(place), status, loadingMessages });
    },
    setTitle(place, title) {
      show(place, { ...viewAt(place), title });
      amendThreadTitle(board, place, title);
    },
    rename(place, title, user) {
      const { title: previousTitle } = viewAt(place);
      show(place, { ...viewAt(place), title });
      const previous = previousTitle === undefined ? {} : { previousTitle };
      board.tell({ type: "agent-renamed", ...place, user, title, ...previous, at: board.nextTs() });
    },
    setPrompts(place, prompts, title) {
      const { promptsTitle: _before, ...rest } = viewAt(place);
      show(place, { ...rest, prompts, ...(title !== undefined && { promptsTitle: title }) });
    },
    setSession,
    answered({ bot_id, user: bot, channel, thread_ts }) {
      if (bot_id !== undefined && thread_ts !== undefined) clearStatus({ bot, channel, thread_ts });
    },
  };
}

/** Observed: the first message of an assistant's thread, which Slack writes, has the title in it. */
function amendThreadTitle(board: MessageBoard, { channel, thread_ts }: AgentPlace, title: string): void {
  const root = thread_ts === undefined ? undefined : board.get(channel, thread_ts);
  if (root?.assistant_app_thread === undefined) return;
  board.amend(root, { ...root, assistant_app_thread: { ...root.assistant_app_thread, title } });
}

function keyOf({ bot, channel, thread_ts = "" }: AgentPlace): string {
  return `${bot} ${channel} ${thread_ts}`;
}
