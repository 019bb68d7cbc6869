import { z } from "zod";
import { method } from "../method.ts";

export const authMethods = {
  "auth.test": method({
    args: z.object({}),
    run: (_args, { workspace: { team }, me }) => ({
      ok: true,
      url: `https://${team.domain}.slack.com/`,
      team: team.name,
      team_id: team.id,
      user: me.app.name,
      user_id: me.botUserId,
      bot_id: me.botId,
      is_enterprise_install: false,
    }),
  }),
};
