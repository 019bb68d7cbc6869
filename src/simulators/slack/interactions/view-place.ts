import type { ShownView } from "../workspace/views.ts";
import type { Actor } from "./interaction-services.ts";
import type { InteractivePlace } from "./interactive-place.ts";

/** @throws Error where no such view is shown to the person. */
export function viewPlace(actor: Actor, id: string): InteractivePlace {
  const { views } = actor.workspace;
  const { view, installation } = viewFor(actor, id);
  const current = () => viewFor(actor, id);
  return {
    key: id,
    installation,
    blocks: view.blocks,
    values: () => current().view.state.values,
    keep: (values) => views.enter(current(), values),
    parts: () => ({ container: { type: "view", view_id: id }, view: current().view }),
    view: id,
  };
}

/** @throws Error where no such view is shown to the person. */
export function viewFor({ workspace, user }: Actor, id: string): ShownView {
  const shown = workspace.views.get(id);
  if (shown === undefined || shown.user !== user) throw new Error(`${user} has no view ${id} open.`);
  return shown;
}

/** The modal that is named, else the person's uppermost. @throws Error where there is none. */
export function modalFor(actor: Actor, id?: string): ShownView {
  const stack = actor.workspace.views.stackOf(actor.user);
  const modal = id === undefined ? stack.at(-1) : stack.find(({ view }) => view.id === id);
  if (modal === undefined) throw new Error(`${actor.user} has no modal ${id ?? ""} open.`);
  return modal;
}
