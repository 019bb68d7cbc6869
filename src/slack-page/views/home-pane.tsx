import { useMemo } from "react";
import type { SlackView } from "../../simulators/slack/workspace/view.ts";
import { BlockKit } from "../blocks/block-kit.tsx";
import { ActingPlace } from "../elements/acting-place.tsx";
import { read } from "../server/ask.ts";
import { PaneHead } from "../shell/pane-head.tsx";
import { usePage } from "../state/page-context.ts";
import { useFresh } from "../state/use-fresh.ts";
import { AppTabs } from "./app-tabs.tsx";

interface Props {
  /** The bot user of the app. */
  readonly bot: string;
  onMenu(): void;
}

/** What an app has published to the person's home tab. */
export function HomePane({ bot, onMenu }: Props) {
  const { me, workspace, conversations } = usePage();
  const app = workspace.apps.find(({ botUserId }) => botUserId === bot);
  const { value: view } = useFresh(
    `home ${me} ${bot}`,
    () => read<SlackView | null>("home", { user: me, bot }),
    ({ type }) => type.startsWith("home"),
  );
  const where = useMemo(() => ({ view: view?.id ?? "" }), [view?.id]);
  const direct = conversations.find(({ kind, members }) => kind === "im" && members.includes(bot));
  if (app === undefined) return <main className="pane" />;
  return (
    <main className="pane">
      <PaneHead title={app.name} about="Home" onMenu={onMenu}>
        <AppTabs app={app} channel={direct?.id} here="home" />
      </PaneHead>
      <div className="home">
        {view ? (
          <ActingPlace where={where}>
            <BlockKit blocks={view.blocks} />
          </ActingPlace>
        ) : (
          <p className="empty">{app.name} has published nothing to this tab.</p>
        )}
      </div>
    </main>
  );
}
