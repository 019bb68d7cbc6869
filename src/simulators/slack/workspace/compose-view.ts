import type { Installation } from "../apps/installation.ts";
import { valuesIn } from "../elements/entered-values.ts";
import { withIds } from "./block-ids.ts";
import type { SlackView, ViewDraft } from "./view.ts";

/** What a view keeps while the app changes it. */
export type ViewIdentity = Pick<SlackView, "id" | "root_view_id" | "previous_view_id">;

/** Observed: a home tab has this title, which nobody sees. */
const HOME_TITLE = { type: "plain_text", text: "View Title", emoji: true } as const;

/** The view that Slack makes of what an app says of it. */
export function composeView(
  draft: ViewDraft,
  identity: ViewIdentity,
  hash: string,
  { app, team, botId }: Installation,
  previous: SlackView["blocks"] = [],
): SlackView {
  const blocks = withIds(draft.blocks, previous);
  return {
    ...identity,
    team_id: team,
    type: draft.type,
    blocks,
    private_metadata: draft.private_metadata ?? "",
    callback_id: draft.callback_id ?? "",
    state: { values: valuesIn(blocks) },
    hash,
    title: draft.title ?? HOME_TITLE,
    clear_on_close: draft.clear_on_close ?? false,
    notify_on_close: draft.notify_on_close ?? false,
    close: draft.close ?? null,
    submit: draft.submit ?? null,
    app_id: app.id,
    external_id: draft.external_id ?? "",
    app_installed_team_id: team,
    bot_id: botId,
  };
}

/**
 * The view after the app has changed it. Assumed: an `external_id` that is not given again stays, all else that is
 * not given again goes.
 */
export function changedView(
  previous: SlackView,
  draft: ViewDraft,
  hash: string,
  installation: Installation,
): SlackView {
  const { id, root_view_id, previous_view_id, blocks } = previous;
  const view = composeView(draft, { id, root_view_id, previous_view_id }, hash, installation, blocks);
  return {
    ...view,
    external_id: draft.external_id ?? previous.external_id,
    state: { values: valuesIn(view.blocks, previous.state.values) },
  };
}
