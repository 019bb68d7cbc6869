import type { PlacedElement } from "../elements/elements-in.ts";
import { withValue } from "../elements/entered-values.ts";
import { sharedFileView } from "../wire/file-view.ts";
import { actionOf } from "./action-of.ts";
import { type ElementName, elementNamed } from "./find-element.ts";
import type { Actor, InteractionServices } from "./interaction-services.ts";
import type { InteractivePlace } from "./interactive-place.ts";
import { type InteractionOutcome, settled } from "./outcome.ts";
import { commonParts } from "./payload-parts.ts";
import { type Entry, readEntry } from "./read-entry.ts";

export type ActionOutcome =
  | InteractionOutcome
  /** Kept as entered; the app hears of it with the submission, or with the next action. */
  | { readonly type: "kept" };

/** Does what a person does with an element. @throws Error where nobody could do it. */
export async function act(
  services: InteractionServices,
  actor: Actor,
  place: InteractivePlace,
  action: ElementName & { readonly value?: Entry },
): Promise<ActionOutcome> {
  const placed = elementNamed(place, action);
  const value = enter(services, actor, place, placed, action.value);
  if (!isDispatched(placed)) return { type: "kept" };
  const payload = blockActions(services, actor, place, actionOf(placed, value, services.nextActionTs()));
  return settled(await services.send(place.installation.app.id, { type: "interactive", payload }));
}

/** Keeps what the person enters, as far as the element holds anything. Returns its value. */
export function enter(
  { offered }: InteractionServices,
  { user, workspace }: Actor,
  place: InteractivePlace,
  placed: PlacedElement,
  entry: Entry | undefined,
): unknown {
  const read = readEntry(entry, placed, offered.get({ user, place: place.key, placed }));
  const value = placed.type.kind === "files" ? filesOf({ workspace, user }, read) : read;
  const { field, forgetful } = placed.type;
  if (field !== undefined && !forgetful) {
    place.keep(withValue(place.values(), placed, { type: placed.element.type, [field]: value }));
  }
  return value;
}

/** Documented: a file input tells all of each file. @throws Error where a file is not there. */
function filesOf({ workspace, user }: Actor, ids: unknown): unknown {
  if (!Array.isArray(ids)) return ids;
  return ids.map((id) => {
    const file = workspace.files.get(String(id));
    if (file === undefined) throw new Error(`No file ${String(id)} in ${workspace.team.id}.`);
    return sharedFileView(file, workspace, user);
  });
}

/** Documented: an input block tells the app only with `dispatch_action`. */
function isDispatched({ block }: PlacedElement): boolean {
  return block.type !== "input" || block.dispatch_action === true;
}

export function blockActions(
  { triggers, responseUrls }: InteractionServices,
  actor: Actor,
  place: InteractivePlace,
  action: ReturnType<typeof actionOf>,
) {
  const { installation, target, view } = place;
  const { app, team } = installation;
  return {
    type: "block_actions" as const,
    ...commonParts(actor, installation),
    api_app_id: app.id,
    trigger_id: triggers.issue({
      team,
      appId: app.id,
      user: actor.user,
      ...(view !== undefined && { view }),
    }),
    ...place.parts(),
    ...(target !== undefined && { response_url: responseUrls.issue("actions", target) }),
    actions: [action],
  };
}
