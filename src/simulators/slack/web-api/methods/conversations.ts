import { z } from "zod";
import { channelView } from "../../wire/channel-view.ts";
import { channelId, flag, pageLimit, timestamp } from "../arguments.ts";
import { listedChannels, listingArguments } from "../channel-listing.ts";
import { scopesToUse } from "../channel-scopes.ts";
import { channelFor } from "../find-channel.ts";
import { method } from "../method.ts";
import { listPage } from "../paging.ts";
import { failure } from "../reply.ts";

export const conversationMethods = {
  "conversations.info": method({
    scopes: scopesToUse("read"),
    args: z.object({
      channel: channelId,
      include_num_members: flag.default(false),
      include_locale: flag.default(false),
    }),
    run(args, context) {
      const found = channelFor(context, args.channel, { use: "read" });
      if (!found.ok) return found;
      const channel = {
        ...channelView(found.channel, context.workspace, context.me),
        ...(args.include_locale && { locale: "en-US" }),
        ...(args.include_num_members && { num_members: found.channel.members.size }),
      };
      return { ok: true, channel };
    },
  }),

  "conversations.list": method({
    scopes: scopesToUse("read"),
    args: z.object(listingArguments),
    run(args, context) {
      const { workspace, me } = context;
      const page = listedChannels(args, context, () => true);
      if (!page.ok) return page;
      return {
        ok: true,
        channels: page.items.map((channel) => ({
          ...channelView(channel, workspace, me),
          num_members: channel.members.size,
        })),
        response_metadata: { next_cursor: page.nextCursor },
      };
    },
  }),

  "conversations.members": method({
    scopes: scopesToUse("read"),
    args: z.object({ channel: channelId, limit: pageLimit(100), cursor: z.string().optional() }),
    run(args, context) {
      const found = channelFor(context, args.channel, { use: "read" });
      if (!found.ok) return found;
      const page = listPage([...found.channel.members], (member) => member, args);
      if (!page.ok) return page;
      return { ok: true, members: page.items, response_metadata: { next_cursor: page.nextCursor } };
    },
  }),

  "conversations.mark": method({
    scopes: scopesToUse("manage"),
    args: z.object({ channel: channelId, ts: timestamp }),
    run(args, context) {
      const found = channelFor(context, args.channel, { use: "manage", member: true });
      if (!found.ok) return found;
      return { ok: true };
    },
  }),

  "conversations.close": method({
    scopes: scopesToUse("manage"),
    args: z.object({ channel: channelId }),
    run(args, context) {
      const found = channelFor(context, args.channel, { use: "manage" });
      if (!found.ok) return found;
      const { kind } = found.channel;
      if (kind !== "im" && kind !== "mpim") return failure("method_not_supported_for_channel_type");
      return { ok: true };
    },
  }),
};
