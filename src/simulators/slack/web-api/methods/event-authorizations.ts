import { z } from "zod";
import { readEventContext } from "../../events/event-context.ts";
import { pageLimit } from "../arguments.ts";
import { appMethod } from "../method.ts";
import { listPage } from "../paging.ts";
import { failure } from "../reply.ts";

export const eventAuthorizationMethods = {
  /** Documented: in whose name the app got an event, which each event says only of one installation. */
  "apps.event.authorizations.list": appMethod({
    args: z.object({
      event_context: z.string().min(1),
      limit: pageLimit(100),
      cursor: z.string().optional(),
    }),
    run(args, { app, directory }) {
      const about = readEventContext(args.event_context);
      if (about?.aid !== app.id) return failure("invalid_event_context");
      const here = directory.installations.filter(
        (each) => each.app.id === app.id && each.team === about.tid,
      );
      const page = listPage(here, ({ botUserId }) => botUserId, args);
      if (!page.ok) return page;
      const authorizations = page.items.map(({ team, botUserId }) => ({
        team_id: team,
        user_id: botUserId,
        is_bot: true,
        is_enterprise_install: false,
      }));
      return { ok: true, authorizations, response_metadata: { next_cursor: page.nextCursor } };
    },
  }),
};
