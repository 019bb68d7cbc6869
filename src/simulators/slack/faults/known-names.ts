import { isNamed } from "../../faults/is-named.ts";
import { EVENT_TYPES } from "../events/event-types.ts";
import { METHODS } from "../web-api/method-table.ts";
import { faultPlan } from "./fault-plan.ts";
import type { Waiting } from "./trigger.ts";

interface UnknownName {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** What apps send and fetch beside the Web API. */
const ROUTES = ["response_url", "files.upload", "files.download"];

/** What is delivered and is no event: what people do, and the notice of too many events. */
const OTHER_DELIVERIES = ["slash_commands", "interactive", "app_rate_limited"];

/** A plan whose rules name only methods and events that there are: a rule for another would wait for ever. */
export const knownFaultPlan = faultPlan.superRefine(({ rules }, context) => {
  rules.forEach((rule, index) => {
    for (const { path, message } of unknownNamesIn(rule)) {
      context.addIssue({ code: "custom", path: ["rules", index, ...path], message });
    }
  });
});

function unknownNamesIn({ method, event }: Waiting): readonly UnknownName[] {
  return [
    ...unknownIn("method", method, [...METHODS.keys(), ...ROUTES], "no method that is simulated"),
    ...unknownIn("event", event, [...Object.keys(EVENT_TYPES), ...OTHER_DELIVERIES], "no event that is sent"),
  ];
}

function unknownIn(
  field: string,
  names: string | readonly string[] | undefined,
  known: readonly string[],
  what: string,
): readonly UnknownName[] {
  return [names ?? []].flat().flatMap((name, index) => {
    if (known.some((each) => isNamed(each, name))) return [];
    const path = typeof names === "string" ? [field] : [field, index];
    return [{ path, message: `${name} is ${what}` }];
  });
}
