import type { SlackUser } from "../workspace/users.ts";
import type { Workspace } from "../workspace/workspace.ts";

/** A user as the Web API shows it. */
export function userView(user: SlackUser, { team, app }: Workspace) {
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
      ...(user.isBot
        ? { api_app_id: app.id, bot_id: app.botId }
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
