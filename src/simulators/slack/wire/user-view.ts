import type { SlackUser } from "../workspace/users.ts";
import type { Workspace } from "../workspace/workspace.ts";

/** A user as the Web API shows it. */
export function userView(user: SlackUser, { team, installations }: Workspace) {
  const installation = installations.find(({ botUserId }) => botUserId === user.id);
  return {
    id: user.id,
    team_id: team.id,
    name: user.name,
    deleted: false,
    real_name: user.realName,
    tz: "Etc/UTC",
    tz_label: "Coordinated Universal Time",
    tz_offset: 0,
    profile: {
      real_name: user.realName,
      real_name_normalized: user.realName,
      display_name: user.name,
      display_name_normalized: user.name,
      team: team.id,
      ...(installation !== undefined
        ? { api_app_id: installation.app.id, bot_id: installation.botId }
        : { email: `${user.name}@${team.domain}.example` }),
    },
    is_admin: false,
    is_owner: false,
    is_primary_owner: false,
    is_restricted: false,
    is_ultra_restricted: false,
    is_bot: user.isBot,
    is_app_user: false,
    updated: 0,
  };
}
