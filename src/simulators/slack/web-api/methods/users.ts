import { z } from "zod";
import { userView } from "../../wire/user-view.ts";
import { flag, pageLimit, userId } from "../arguments.ts";
import { method } from "../method.ts";
import { listPage } from "../paging.ts";
import { failure } from "../reply.ts";
import { shownUser } from "../shown-user.ts";

const scopes = ["users:read"];
const include_locale = flag.default(false);

export const userMethods = {
  "users.info": method({
    scopes,
    args: z.object({ user: userId, include_locale }),
    run(args, context) {
      const user = context.workspace.users.get(args.user);
      if (user === undefined) return failure("user_not_found");
      return { ok: true, user: shownUser(user, context, args.include_locale) };
    },
  }),

  "users.list": method({
    scopes,
    args: z.object({ limit: pageLimit(1000), cursor: z.string().optional(), include_locale }),
    run(args, context) {
      const page = listPage([...context.workspace.users.values()], (user) => user.id, args);
      if (!page.ok) return page;
      return {
        ok: true,
        members: page.items.map((user) => shownUser(user, context, args.include_locale)),
        cache_ts: Math.floor(context.clock.now() / 1000),
        response_metadata: { next_cursor: page.nextCursor },
      };
    },
  }),

  "users.lookupByEmail": method({
    scopes: ["users:read.email"],
    args: z.object({ email: z.string().min(1) }),
    run(args, context) {
      const { workspace } = context;
      const found = [...workspace.users.values()].find((user) => {
        const { profile } = userView(user, workspace);
        return "email" in profile && profile.email === args.email.toLowerCase();
      });
      if (found === undefined) return failure("users_not_found");
      return { ok: true, user: shownUser(found, context, false) };
    },
  }),

  "users.getPresence": method({
    scopes,
    args: z.object({ user: userId.optional() }),
    run(args, { workspace }) {
      if (args.user !== undefined && !workspace.users.has(args.user)) return failure("user_not_found");
      return { ok: true, presence: "active" };
    },
  }),

  "users.profile.get": method({
    scopes: ["users.profile:read"],
    args: z.object({ user: userId.optional(), include_labels: flag.default(false) }),
    run(args, context) {
      const { workspace, me } = context;
      const user = workspace.users.get(args.user ?? me.botUserId);
      if (user === undefined) return failure("user_not_found");
      const { profile } = shownUser(user, context, false);
      return { ok: true, profile };
    },
  }),
};
