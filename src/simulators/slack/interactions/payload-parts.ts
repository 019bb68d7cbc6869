import type { Installation } from "../apps/installation.ts";
import type { SlackChannel } from "../workspace/channels.ts";
import type { Actor } from "./interaction-services.ts";

/** What all payloads of interactive requests say: who, where, and to which app. */
export function commonParts({ workspace, user }: Actor, { app }: Installation) {
  return {
    token: app.verificationToken,
    team: { id: workspace.team.id, domain: workspace.team.domain },
    user: userPart({ workspace, user }),
    enterprise: null,
    is_enterprise_install: false,
  };
}

function userPart({ workspace, user }: Actor) {
  const name = workspace.users.get(user)?.name ?? "";
  return { id: user, username: name, name, team_id: workspace.team.id };
}

/** Observed: a private channel and a direct message are not told by their names. */
const HIDDEN_NAMES: Readonly<Partial<Record<SlackChannel["kind"], string>>> = {
  group: "privategroup",
  im: "directmessage",
};

export function channelPart({ id, kind, name }: SlackChannel) {
  return { id, name: HIDDEN_NAMES[kind] ?? name };
}
