import { z } from "zod";
import { flag, pageLimit } from "../arguments.ts";
import { method } from "../method.ts";
import { listPage } from "../paging.ts";

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

  "auth.revoke": method({
    args: z.object({ test: flag.default(false) }),
    run(args, { directory, me }) {
      if (!args.test) directory.revoke(me.botToken);
      return { ok: true, revoked: !args.test };
    },
  }),

  /** Documented: the workspaces that the token is good for, which is one. */
  "auth.teams.list": method({
    args: z.object({
      limit: pageLimit(100),
      cursor: z.string().optional(),
      include_icon: flag.default(false),
    }),
    run(args, { workspace: { team } }) {
      const page = listPage([{ id: team.id, name: team.name }], ({ id }) => id, args);
      if (!page.ok) return page;
      const teams = page.items.map((each) => ({
        ...each,
        ...(args.include_icon && { icon: { image_default: true } }),
      }));
      return { ok: true, teams, response_metadata: { next_cursor: page.nextCursor } };
    },
  }),
};
