import { elementsIn } from "../elements/elements-in.ts";
import type { SlackView } from "../workspace/view.ts";
import type { ShownView } from "../workspace/views.ts";
import { enter } from "./block-actions.ts";
import { elementNamed } from "./find-element.ts";
import { inputFaults } from "./input-faults.ts";
import type { Actor, InteractionServices } from "./interaction-services.ts";
import { ACKNOWLEDGED, failed, type InteractionOutcome } from "./outcome.ts";
import { commonParts } from "./payload-parts.ts";
import type { Entry } from "./read-entry.ts";
import { applyResponseAction } from "./response-action.ts";
import { modalFor, viewFor, viewPlace } from "./view-place.ts";

export interface ViewSubmission {
  readonly user: string;
  readonly view?: string;
  /** By `action_id`; where two elements have the same, enter with `act` before. */
  readonly values?: Readonly<Record<string, Entry>>;
}

export type SubmissionOutcome =
  | InteractionOutcome
  /** The modal stays open with faults beside its inputs, found by Slack's client or by the app. */
  | { readonly type: "errors"; readonly errors: Readonly<Record<string, string>> };

/** Observed: what Slack's client says where the app does not answer, or answers with what is no answer. */
const TROUBLE = "We had some trouble connecting. Try again?";

/** @throws Error where the person has no such modal open, or it has no such inputs or no submit button. */
export async function submitView(
  services: InteractionServices,
  actor: Actor,
  { view, values = {} }: ViewSubmission,
): Promise<SubmissionOutcome> {
  const { id, submit } = modalFor(actor, view).view;
  if (submit === null) throw new Error(`The modal ${id} has no submit button.`);
  enterAll(services, actor, id, values);
  const shown = viewFor(actor, id);
  const { views } = actor.workspace;
  const errors = inputFaults(shown.view);
  if (Object.keys(errors).length > 0) {
    views.showErrors(shown, errors);
    return { type: "errors", errors };
  }
  const payload = submissionPayload(services, actor, shown);
  const outcome = await services.send(shown.installation.app.id, { type: "interactive", payload });
  if (!outcome.answered) return failed(TROUBLE);
  const applied = applyResponseAction(views, shown, outcome.payload);
  if (applied.type === "errors") return applied;
  return applied.type === "done" ? ACKNOWLEDGED : failed(TROUBLE);
}

function enterAll(
  services: InteractionServices,
  actor: Actor,
  id: string,
  values: Readonly<Record<string, Entry>>,
): void {
  const place = viewPlace(actor, id);
  for (const [action_id, entry] of Object.entries(values)) {
    enter(services, actor, place, elementNamed(place, { action_id }), entry);
  }
}

export function submissionPayload(
  services: InteractionServices,
  actor: Actor,
  { view, installation }: ShownView,
) {
  const { app, team } = installation;
  return {
    type: "view_submission" as const,
    ...commonParts(actor, installation),
    api_app_id: app.id,
    trigger_id: services.triggers.issue({ team, appId: app.id, user: actor.user, view: view.id }),
    view,
    response_urls: responseUrlsOf(services, actor, view, installation),
  };
}

/** Documented: a menu of conversations with `response_url_enabled` lets the app answer in the one that is chosen. */
function responseUrlsOf(
  { responseUrls }: InteractionServices,
  { workspace, user }: Actor,
  view: SlackView,
  installation: ShownView["installation"],
) {
  return elementsIn(view.blocks).flatMap(({ element, type, block_id, action_id }) => {
    const channel = view.state.values[block_id]?.[action_id]?.[type.field ?? ""];
    if (element.response_url_enabled !== true || typeof channel !== "string") return [];
    const target = { workspace, installation, user, channel };
    return [{ block_id, action_id, channel_id: channel, response_url: responseUrls.issue("app", target) }];
  });
}
