import { z } from "zod";
import { method } from "../method.ts";
import { failure } from "../reply.ts";

export const botMethods = {
  "bots.info": method({
    scopes: ["users:read"],
    args: z.object({ bot: z.string().optional() }),
    run(args, { workspace, me }) {
      const found = workspace.installations.find(({ botId }) => botId === (args.bot ?? me.botId));
      if (found === undefined) return failure("bot_not_found");
      const { botId: id, botUserId: user_id, app } = found;
      const icons = { image_36: "", image_48: "", image_72: "" };
      return {
        ok: true,
        bot: { id, deleted: false, name: app.name, updated: 0, app_id: app.id, user_id, icons },
      };
    },
  }),
};
