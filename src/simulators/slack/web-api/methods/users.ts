import { z } from "zod";
import { userView } from "../../wire/user-view.ts";
import { pageLimit, userId } from "../arguments.ts";
import { method } from "../method.ts";
import { listPage } from "../paging.ts";
import { failure } from "../reply.ts";

export const userMethods = {
  "users.info": method({
    args: z.object({ user: userId }),
    run(args, { workspace }) {
      const user = workspace.users.get(args.user);
      if (user === undefined) return failure("user_not_found");
      return { ok: true, user: userView(user, workspace) };
    },
  }),

  "users.list": method({
    args: z.object({ limit: pageLimit(1000), cursor: z.string().optional() }),
    run(args, { workspace }) {
      const page = listPage([...workspace.users.values()], (user) => user.id, args);
      if (!page.ok) return page;
      return {
        ok: true,
        members: page.items.map((user) => userView(user, workspace)),
        cache_ts: 0,
        response_metadata: { next_cursor: page.nextCursor },
      };
    },
  }),
};
