import type { Installation } from "../apps/installation.ts";
import type { ShortcutSeed } from "../seed/seed.ts";
import { messageView } from "../wire/message-view.ts";
import { conversationOf } from "./find-conversation.ts";
import type { Actor, InteractionServices } from "./interaction-services.ts";
import { type InteractionOutcome, settled } from "./outcome.ts";
import { channelPart, commonParts } from "./payload-parts.ts";

export interface ShortcutRun {
  readonly user: string;
  readonly callback_id: string;
  /** The id of the app, where two have such a shortcut. */
  readonly app?: string;
  readonly message?: { readonly channel: string; readonly ts: string };
}

/** @throws Error where the person is not offered such a shortcut there. */
export async function runShortcut(
  services: InteractionServices,
  actor: Actor,
  run: ShortcutRun,
): Promise<InteractionOutcome> {
  const { message } = run;
  const installation = shortcutOwner(actor, run, message === undefined ? "global" : "message");
  const payload =
    message === undefined
      ? globalPayload(services, actor, installation, run)
      : messagePayload(services, actor, installation, { ...run, message });
  return settled(await services.send(installation.app.id, { type: "interactive", payload }));
}

export function globalPayload(
  services: InteractionServices,
  actor: Actor,
  installation: Installation,
  { callback_id }: Pick<ShortcutRun, "callback_id">,
) {
  const { app, team } = installation;
  return {
    type: "shortcut" as const,
    callback_id,
    ...commonParts(actor, installation),
    trigger_id: services.triggers.issue({ team, appId: app.id, user: actor.user }),
    action_ts: services.nextActionTs(),
  };
}

function shortcutOwner(
  { workspace }: Actor,
  { app: wanted, callback_id }: ShortcutRun,
  type: ShortcutSeed["type"],
): Installation {
  const owner = workspace.installations.find(
    ({ app }) =>
      (wanted === undefined || app.id === wanted) &&
      app.shortcuts.some((each) => each.callbackId === callback_id && each.type === type),
  );
  if (owner === undefined) throw new Error(`No ${type} shortcut ${callback_id} in ${workspace.team.id}.`);
  return owner;
}

export function messagePayload(
  services: InteractionServices,
  actor: Actor,
  installation: Installation,
  run: Pick<ShortcutRun, "callback_id"> & {
    readonly message: { readonly channel: string; readonly ts: string };
  },
) {
  const { workspace, user } = actor;
  const { channel: id, ts } = run.message;
  const channel = conversationOf(actor, id);
  const message = workspace.messages.get(id, ts);
  if (message === undefined) throw new Error(`No message ${ts} in ${id}.`);
  return {
    ...globalPayload(services, actor, installation, run),
    type: "message_action" as const,
    message_ts: ts,
    message: messageView(message, workspace),
    channel: channelPart(channel),
    // Assumed: the answer is a message of its own, for the app may not have written the one that it is about.
    response_url: services.responseUrls.issue("app", { workspace, installation, user, channel: id }),
  };
}
