import type { Dispatch } from "../delivery/transport.ts";

export interface RequestBody {
  readonly contentType: string;
  readonly text: string;
}

const FORM = "application/x-www-form-urlencoded";

/** Documented: an event comes as JSON, a command as a form, an interaction as JSON in the field `payload`. */
const BODIES: { readonly [Type in Dispatch["type"]]: (payload: Dispatch["payload"]) => RequestBody } = {
  events_api: jsonBody,
  slash_commands: (payload) => formBody(Object.entries(payload)),
  interactive: (payload) => formBody([["payload", JSON.stringify(payload)]]),
};

export function bodyOf({ type, payload }: Pick<Dispatch, "type" | "payload">): RequestBody {
  return BODIES[type](payload);
}

export function jsonBody(value: unknown): RequestBody {
  return { contentType: "application/json", text: JSON.stringify(value) };
}

function formBody(fields: readonly (readonly [string, unknown])[]): RequestBody {
  const form = new URLSearchParams();
  for (const [name, value] of fields) form.set(name, String(value));
  return { contentType: FORM, text: form.toString() };
}
