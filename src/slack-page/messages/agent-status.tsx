import type { AssistantView } from "../../simulators/slack/people/assistant-door.ts";
import { Icon } from "../design/icon.tsx";
import { act, read } from "../server/ask.ts";
import { usePage } from "../state/page-context.ts";
import { useFresh } from "../state/use-fresh.ts";
import { LoadingWords } from "./loading-words.tsx";

interface Props {
  readonly channel: string;
  readonly thread?: string;
  /** Whether an app is writing a message here. */
  readonly streams?: boolean;
}

/** What an app shows beside its messages: that it is thinking, what could be asked, and how to stop it. */
export function AgentStatus({ channel, thread, streams = false }: Props) {
  const { me, workspace, conversations, attempt } = usePage();
  const { value: view } = useFresh(
    `assistant ${channel} ${thread}`,
    () => read<AssistantView>("assistant", { channel, thread_ts: thread, user: me }),
    ({ type }) => /^(assistant|agent|stream|posted|changed)/.test(type),
  );
  const members = conversations.find(({ id }) => id === channel)?.members ?? [];
  const app = workspace.apps.find(({ botUserId }) => members.includes(botUserId));
  if (view === undefined || app === undefined) return null;
  const { status, loadingMessages, prompts, promptsTitle } = view;
  const works = streams || view.session === "processing";
  const pane = { user: me, bot: app.botUserId, channel, ...(thread !== undefined && { thread_ts: thread }) };
  return (
    <div className="agent">
      {prompts.length > 0 && (
        <fieldset className="prompts" aria-label={promptsTitle || "Suggested prompts"}>
          {promptsTitle && <p>{promptsTitle}</p>}
          {prompts.map(({ title }) => (
            <button
              key={title}
              type="button"
              className="button small"
              onClick={() => void attempt(act("choose-prompt", { pane, title }))}
            >
              {title}
            </button>
          ))}
        </fieldset>
      )}
      <div className="agent-line" role="status">
        {status && (
          <p className="thinking">
            <span className="dots" aria-hidden="true" />
            <span>
              {app.name} <LoadingWords status={status} messages={loadingMessages} />
            </span>
          </p>
        )}
      </div>
      {works && thread !== undefined && (
        <button
          type="button"
          className="button small"
          onClick={() => void attempt(act("stop-agent", { user: me, channel, thread_ts: thread }))}
        >
          <Icon name="stop" /> Stop
        </button>
      )}
    </div>
  );
}
