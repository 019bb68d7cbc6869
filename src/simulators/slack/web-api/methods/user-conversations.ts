import { z } from "zod";
import { channelView } from "../../wire/channel-view.ts";
import { userId } from "../arguments.ts";
import { listedChannels, listingArguments } from "../channel-listing.ts";
import { scopesToUse } from "../channel-scopes.ts";
import { method } from "../method.ts";
import { failure } from "../reply.ts";

export const userConversationMethods = {
  /** Documented: of another user those only that the bot sees as well. */
  "users.conversations": method({
    scopes: scopesToUse("read"),
    args: z.object({ ...listingArguments, user: userId.optional() }),
    run(args, context) {
      const { workspace, me } = context;
      const user = args.user ?? me.botUserId;
      if (!workspace.users.has(user)) return failure("user_not_found");
      const page = listedChannels(args, context, ({ members }) => members.has(user));
      if (!page.ok) return page;
      const channels = page.items.map((channel) => {
        const view = channelView(channel, workspace, me);
        // Documented: whether the bot is a member is not said here.
        return "is_member" in view ? { ...view, is_member: undefined } : view;
      });
      return { ok: true, channels, response_metadata: { next_cursor: page.nextCursor } };
    },
  }),
};
