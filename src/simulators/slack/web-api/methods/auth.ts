import { z } from "zod";
import { method } from "../method.ts";

export const authMethods = {
  "auth.test": method({
    args: z.object({}),
    run: (_args, { workspace: { team, app } }) => ({
      ok: true,
      url: `https://${team.domain}.slack.com/`,
      team: team.name,
      team_id: team.id,
      user: app.name,
      user_id: app.botUserId,
      bot_id: app.botId,
      is_enterprise_install: false,
    }),
  }),
};
