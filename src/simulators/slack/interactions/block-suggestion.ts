import { z } from "zod";
import type { PlacedElement } from "../elements/elements-in.ts";
import { type ElementName, elementNamed } from "./find-element.ts";
import type { Actor, InteractionServices } from "./interaction-services.ts";
import type { InteractivePlace, PlaceParts } from "./interactive-place.ts";
import { type Option, type OptionGroup, option, optionGroup } from "./option.ts";
import { failed } from "./outcome.ts";
import { commonParts } from "./payload-parts.ts";

export type SuggestionOutcome =
  | {
      readonly type: "options";
      /** All of them in order, those of groups as well. */
      readonly options: readonly Option[];
      /** Set where the app answered with groups. */
      readonly groups?: readonly OptionGroup[];
    }
  | { readonly type: "failed"; readonly words: string };

/** Documented: so many characters are typed before the app is asked, unless it says another number. */
const USUAL_QUERY_LENGTH = 3;
/** Documented, for the options and for the groups. */
const MOST_OPTIONS = 100;

const answer = z.union([
  z.object({ options: z.array(option).max(MOST_OPTIONS) }),
  z.object({ option_groups: z.array(optionGroup).max(MOST_OPTIONS) }),
]);

/** Asks the app what can be chosen. @throws Error where the place has no such menu. */
export async function suggest(
  services: InteractionServices,
  actor: Actor,
  place: InteractivePlace,
  query: ElementName & { readonly value: string },
): Promise<SuggestionOutcome> {
  const placed = elementNamed(place, query);
  if (!placed.element.type.endsWith("external_select")) {
    throw new Error(`The ${placed.element.type} ${query.action_id} asks no app for options.`);
  }
  if (query.value.length < queryLengthOf(placed)) return { type: "options", options: [] };
  const { app } = place.installation;
  const payload = suggestion(actor, place, placed, query.value);
  const outcome = await services.send(app.id, { type: "interactive", payload });
  const parsed = answer.safeParse(outcome.answered ? outcome.payload : undefined);
  // Assumed: the words of Slack's client.
  if (!parsed.success) return failed("Options could not be loaded.");
  const offered = offeredBy(parsed.data);
  services.offered.keep({ user: actor.user, place: place.key, placed }, offered.options);
  return offered;
}

function queryLengthOf({ element }: PlacedElement): number {
  return typeof element.min_query_length === "number" ? element.min_query_length : USUAL_QUERY_LENGTH;
}

export function suggestion(
  actor: Actor,
  place: InteractivePlace,
  { action_id, block_id }: PlacedElement,
  value: string,
) {
  return {
    type: "block_suggestion" as const,
    ...commonParts(actor, place.installation),
    api_app_id: place.installation.app.id,
    ...withoutState(place.parts()),
    action_id,
    block_id,
    value,
  };
}

/** Documented: what was entered elsewhere is told only with actions. */
function withoutState(parts: PlaceParts) {
  if ("view" in parts) return parts;
  const { state: _entered, ...rest } = parts;
  return rest;
}

function offeredBy(answered: z.output<typeof answer>): Extract<SuggestionOutcome, { type: "options" }> {
  if ("options" in answered) return { type: "options", options: answered.options };
  const groups = answered.option_groups;
  return { type: "options", options: groups.flatMap(({ options }) => options), groups };
}
