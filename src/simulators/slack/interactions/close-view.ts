import type { ShownView } from "../workspace/views.ts";
import type { Actor, InteractionServices } from "./interaction-services.ts";
import { commonParts } from "./payload-parts.ts";
import { modalFor } from "./view-place.ts";

export interface ViewClosing {
  readonly user: string;
  readonly view?: string;
  readonly all?: boolean;
}

/**
 * Closes the person's uppermost modal or all of them, and tells the app that asked for it (`notify_on_close`).
 * Documented: where all are closed, one `view_closed` comes, about the modal that was opened first. Assumed: it
 * comes where any of them asked for it.
 * @throws Error where the person has no such modal open.
 */
export async function closeView(
  services: InteractionServices,
  actor: Actor,
  { view, all = false }: ViewClosing,
): Promise<void> {
  const { views } = actor.workspace;
  const modal = modalFor(actor, view);
  const isCleared = all || modal.view.clear_on_close;
  const stack = views.stackOf(actor.user);
  const closed = isCleared ? stack : stack.slice(stack.indexOf(modal));
  const [lowest] = closed;
  if (lowest !== undefined) views.close(lowest);
  const isWanted = closed.some((each) => each.view.notify_on_close);
  if (lowest === undefined || !isWanted) return;
  const payload = closedPayload(actor, lowest, isCleared);
  await services.send(lowest.installation.app.id, { type: "interactive", payload });
}

export function closedPayload(actor: Actor, { view, installation }: ShownView, isCleared: boolean) {
  return {
    type: "view_closed" as const,
    ...commonParts(actor, installation),
    api_app_id: installation.app.id,
    view,
    is_cleared: isCleared,
  };
}
