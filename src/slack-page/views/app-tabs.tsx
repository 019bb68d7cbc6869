import type { InteractionOutcome } from "../../simulators/slack/people/interactions-door.ts";
import { Menu } from "../elements/menu.tsx";
import { act } from "../server/ask.ts";
import type { AppInfo } from "../server/replies.ts";
import { usePage } from "../state/page-context.ts";

interface Props {
  readonly app: AppInfo;
  /** The direct message of the person and the app. */
  readonly channel: string | undefined;
  readonly here: "home" | "messages";
}

/** An app's tabs: its home and its messages; and what it offers from anywhere. */
export function AppTabs({ app, channel, here }: Props) {
  const { me, go, openPane, attempt, fail } = usePage();
  const { botUserId: bot } = app;
  const shortcuts = app.shortcuts.filter(({ type }) => type === "global");
  const visit = async (tab: "home" | "messages") => {
    go(tab === "home" ? { home: bot } : { channel });
    await attempt(act("open-home", { user: me, bot, tab }));
  };
  const begin = async () => {
    const pane = await attempt(openPane(bot));
    if (pane !== undefined) go({ channel: pane.channel, thread: pane.thread_ts });
  };
  const run = async (callback_id: string) => {
    const shortcut = { user: me, callback_id, app: app.id };
    const outcome = await attempt(act<InteractionOutcome>("run-shortcut", shortcut));
    if (outcome?.type === "failed") fail(new Error(outcome.words));
  };
  return (
    <>
      <fieldset className="tabs" aria-label={`${app.name}'s tabs`}>
        {(["home", "messages"] as const).map((tab) => (
          <button
            key={tab}
            type="button"
            aria-current={tab === here ? "page" : undefined}
            onClick={() => void visit(tab)}
          >
            {tab === "home" ? "Home" : "Messages"}
          </button>
        ))}
      </fieldset>
      {app.surface === "assistant" && (
        <button type="button" className="button small" onClick={() => void begin()}>
          New chat
        </button>
      )}
      {shortcuts.length > 0 && (
        <Menu label="Shortcuts" sign="bolt">
          {shortcuts.map(({ callbackId, name }) => (
            <button key={callbackId} type="button" role="menuitem" onClick={() => void run(callbackId)}>
              {name}
            </button>
          ))}
        </Menu>
      )}
    </>
  );
}
