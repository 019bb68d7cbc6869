import { z } from "zod";
import type { SlackView } from "../../workspace/view.ts";
import { MOST_MODALS } from "../../workspace/views.ts";
import { nested, userId } from "../arguments.ts";
import { type BotContext, method } from "../method.ts";
import { failure } from "../reply.ts";
import { viewArgument, viewFailure } from "../view-argument.ts";

const shown = {
  view: nested(viewArgument),
  trigger_id: z.string().optional(),
  interactivity_pointer: z.string().optional(),
};

type Shown = z.output<z.ZodObject<typeof shown>>;

export const viewMethods = {
  "views.open": method({
    args: z.object(shown),
    run(args, context) {
      const refused = viewFailure(args.view, "modal", context.workspace);
      if (refused !== undefined) return refused;
      const redeemed = redeem(args, context);
      if (!redeemed.ok) return redeemed;
      return opened(context.workspace.views.open(context.me, redeemed.trigger.user, args.view));
    },
  }),

  "views.push": method({
    args: z.object(shown),
    run(args, context) {
      const { workspace, me } = context;
      const refused = viewFailure(args.view, "modal", workspace);
      if (refused !== undefined) return refused;
      const redeemed = redeem(args, context);
      if (!redeemed.ok) return redeemed;
      const { user, view } = redeemed.trigger;
      const stack = workspace.views.stackOf(user);
      // Assumed: the trigger must come from a modal that is still open.
      if (!stack.some((each) => each.view.id === view)) return failure("not_found");
      if (stack.length >= MOST_MODALS) return failure("push_limit_reached");
      return opened(workspace.views.push(me, user, args.view));
    },
  }),

  "views.update": method({
    args: z.object({
      view: nested(viewArgument),
      view_id: z.string().optional(),
      external_id: z.string().optional(),
      hash: z.string().optional(),
    }),
    run(args, { workspace, me }) {
      const { view_id: id, external_id: externalId, hash } = args;
      if (id === undefined && externalId === undefined) {
        return failure("invalid_arguments", "missing required field: view_id or external_id");
      }
      const found =
        id === undefined ? workspace.views.withExternalId(externalId ?? "") : workspace.views.get(id);
      if (found === undefined || found.installation !== me) return failure("not_found");
      const { view } = found;
      const refused = viewFailure(args.view, view.type, { views: workspace.views, own: view.id });
      if (refused !== undefined) return refused;
      if (isStale(found.view, hash)) return failure("hash_conflict");
      return opened(workspace.views.update(found, args.view));
    },
  }),

  "views.publish": method({
    args: z.object({ user_id: userId, view: nested(viewArgument), hash: z.string().optional() }),
    run({ user_id: user, view, hash }, { workspace, me }) {
      if (workspace.users.get(user)?.isBot !== false)
        return failure("invalid_arguments", "invalid `user_id`");
      const published = workspace.views.homeOf(user, me.app.id);
      const own = published === undefined ? {} : { own: published.id };
      const refused = viewFailure(view, "home", { views: workspace.views, ...own });
      if (refused !== undefined) return refused;
      if (published !== undefined && isStale(published, hash)) return failure("hash_conflict");
      return opened(workspace.views.publish(me, user, view));
    },
  }),
};

function redeem({ trigger_id, interactivity_pointer }: Shown, { triggers, me }: BotContext) {
  const id = trigger_id ?? interactivity_pointer;
  if (id === undefined) return failure("invalid_arguments", "missing required field: trigger_id");
  const redeemed = triggers.redeem(id, { team: me.team, appId: me.app.id });
  return redeemed.ok ? redeemed : failure(redeemed.error);
}

/** Documented: with a `hash` an app changes only the view that it has seen. */
function isStale(view: SlackView, hash: string | undefined): boolean {
  return hash !== undefined && hash !== view.hash;
}

function opened(view: SlackView) {
  return { ok: true as const, view };
}
