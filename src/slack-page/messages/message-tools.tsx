import type { InteractionOutcome } from "../../simulators/slack/people/interactions-door.ts";
import type { SlackMessage } from "../../simulators/slack/workspace/message.ts";
import { Icon } from "../design/icon.tsx";
import { Menu } from "../elements/menu.tsx";
import { act } from "../server/ask.ts";
import { usePage } from "../state/page-context.ts";
import { Emoji } from "./reactions.tsx";

interface Props {
  readonly message: SlackMessage;
  readonly inThread: boolean;
  onEdit(): void;
}

const EMOJI = ["thumbsup", "thumbsdown", "eyes", "white_check_mark", "tada", "heart", "question", "rocket"];

/** What can be done with a message: shown when it is pointed at or the focus is in it. */
export function MessageTools({ message, inThread, onEdit }: Props) {
  const { me, workspace, go, attempt, fail } = usePage();
  const { channel, ts } = message;
  const here = { user: me, channel, ts };
  const own = message.user === me && message.subtype !== "tombstone";
  const shortcuts = workspace.apps.flatMap((app) =>
    app.shortcuts.filter(({ type }) => type === "message").map((shortcut) => ({ ...shortcut, app })),
  );
  const run = async (callback_id: string, app: string) => {
    const message = { channel, ts };
    const outcome = await attempt(
      act<InteractionOutcome>("run-shortcut", { user: me, callback_id, app, message }),
    );
    if (outcome?.type === "failed") fail(new Error(outcome.words));
  };
  return (
    <div className="message-tools" role="toolbar" aria-label="Message">
      <Menu label="React" sign="smile">
        <div className="emoji-grid">
          {EMOJI.map((name) => (
            <button
              key={name}
              type="button"
              role="menuitem"
              aria-label={name}
              title={name}
              onClick={() => void attempt(act("react", { ...here, name }))}
            >
              <Emoji name={name} />
            </button>
          ))}
        </div>
      </Menu>
      {!inThread && (
        <button
          type="button"
          className="icon-button"
          aria-label="Reply in thread"
          title="Reply in thread"
          onClick={() => go({ channel, thread: message.thread_ts ?? ts })}
        >
          <Icon name="reply" />
        </button>
      )}
      {(own || shortcuts.length > 0) && (
        <Menu label="More" sign="more">
          {own && (
            <>
              <button type="button" role="menuitem" onClick={onEdit}>
                Edit message
              </button>
              <button type="button" role="menuitem" onClick={() => void attempt(act("delete-message", here))}>
                Delete message
              </button>
            </>
          )}
          {shortcuts.map(({ callbackId, name, app }) => (
            <button
              key={`${app.id} ${callbackId}`}
              type="button"
              role="menuitem"
              onClick={() => void run(callbackId, app.id)}
            >
              {name} <span className="aside">{app.name}</span>
            </button>
          ))}
        </Menu>
      )}
    </div>
  );
}
