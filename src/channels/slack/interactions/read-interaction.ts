import { z } from "zod";
import { cleanText } from "../inbound/clean-text.ts";
import { slackId } from "../inbound/slack-ids.ts";
import type { Interaction } from "./interaction.ts";
import type { InteractionKind } from "./interaction-handlers.ts";

const name = z.string().min(1).max(255);
const id = z.string().regex(/^[\x21-\x7e]{1,255}$/);
const deed = z.looseObject({
  trigger_id: id.nullish(),
  user: z.looseObject({ id: slackId, team_id: slackId.nullish() }),
  team: z.looseObject({ id: slackId }).nullish(),
});
const view = z.object({ id, hash: z.string().max(255).optional(), callback_id: name });
const action = z.object({ action_id: name, value: z.string().optional(), action_ts: id.optional() });
const command = z.looseObject({
  command: name,
  trigger_id: id,
  user_id: slackId,
  team_id: slackId,
  text: z.string().optional(),
});

export interface ReadInteraction {
  readonly kind: InteractionKind;
  readonly interaction: Interaction;
}

/** What the kinds of payloads say besides who did it where. */
const READERS: ReadonlyMap<unknown, (payload: z.infer<typeof deed>) => Told | undefined> = new Map([
  ["block_actions", readAction],
  ["view_submission", readSubmission],
  ["view_closed", readClosing],
  ["shortcut", readShortcut],
  ["message_action", readShortcut],
]);

interface Told {
  readonly name: string;
  readonly eventId: string;
  readonly value?: string | undefined;
}

/** Undefined where the payload is of none of the kinds that are known, or cannot be read. */
export function readInteraction(payload: unknown, at: Date): ReadInteraction | undefined {
  const kept = asKept(payload);
  return readCommand(kept, at) ?? readDeed(kept, at);
}

/** Deeper than anything of Slack's. */
const DEEPEST = 30;

/** All texts in it as Postgres can keep them, whoever keeps them in the end. */
function asKept(value: unknown, depth = 0): unknown {
  if (typeof value === "string") return cleanText(value);
  if (typeof value !== "object" || value === null) return value;
  if (depth === DEEPEST) return undefined;
  if (Array.isArray(value)) return value.map((each) => asKept(each, depth + 1));
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, asKept(each, depth + 1)]));
}

function readCommand(payload: unknown, at: Date): ReadInteraction | undefined {
  const { data } = command.safeParse(payload);
  if (!data) return undefined;
  const told = { name: data.command, eventId: `command:${data.trigger_id}`, value: data.text };
  return {
    kind: "slash_command",
    interaction: interactionOf(told, { user: data.user_id, team: data.team_id, at }, data),
  };
}

function readDeed(payload: unknown, at: Date): ReadInteraction | undefined {
  const { data } = deed.safeParse(payload);
  // An app that is installed for a whole organization is told the workspace with the person.
  const team = data?.team?.id ?? data?.user.team_id;
  const told = data && READERS.get(data.type)?.(data);
  if (!data || !team || !told) return undefined;
  const kind = data.type as InteractionKind;
  return { kind, interaction: interactionOf(told, { user: data.user.id, team, at }, data) };
}

function interactionOf(
  { name, eventId, value }: Told,
  { user, team, at }: { readonly user: string; readonly team: string; readonly at: Date },
  payload: Readonly<Record<string, unknown>>,
): Interaction {
  const { trigger_id } = payload;
  return {
    eventId,
    name,
    by: { id: user },
    team,
    at,
    ...(value !== undefined && { value }),
    ...(typeof trigger_id === "string" && { triggerId: trigger_id }),
    payload,
  };
}

function readAction({ actions, trigger_id }: z.infer<typeof deed>): Told | undefined {
  const { data } = z.tuple([action]).rest(z.unknown()).safeParse(actions);
  if (!data) return undefined;
  const [{ action_id, value, action_ts }] = data;
  const deedId = trigger_id ?? action_ts;
  return deedId === undefined ? undefined : { name: action_id, value, eventId: `action:${deedId}` };
}

function readSubmission(payload: z.infer<typeof deed>): Told | undefined {
  const { data } = view.safeParse(payload.view);
  return data && { name: data.callback_id, eventId: `submission:${payload.trigger_id ?? data.id}` };
}

function readClosing(payload: z.infer<typeof deed>): Told | undefined {
  const { data } = view.safeParse(payload.view);
  return data && { name: data.callback_id, eventId: `closing:${data.id}` };
}

function readShortcut({ callback_id, trigger_id }: z.infer<typeof deed>): Told | undefined {
  const { data } = name.safeParse(callback_id);
  return data === undefined || !trigger_id ? undefined : { name: data, eventId: `shortcut:${trigger_id}` };
}
