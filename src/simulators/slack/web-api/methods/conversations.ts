import { z } from "zod";
import { channelView } from "../../wire/channel-view.ts";
import type { ChannelKind } from "../../workspace/channels.ts";
import { channelId, flag, pageLimit } from "../arguments.ts";
import { type Sight, visibleChannel } from "../find-conversation.ts";
import { method } from "../method.ts";
import { listPage } from "../paging.ts";
import { failure } from "../reply.ts";

const KIND_OF_TYPE: Readonly<Record<string, ChannelKind>> = {
  public_channel: "channel",
  private_channel: "group",
  im: "im",
};
/** A type that Slack knows and the simulator has none of. */
const NEVER_THERE = "mpim";

export const conversationMethods = {
  "conversations.info": method({
    args: z.object({ channel: channelId, include_num_members: flag.default(false) }),
    run(args, context) {
      const { workspace, me } = context;
      const channel = visibleChannel(context, args.channel);
      if (channel === undefined) return failure("channel_not_found");
      return { ok: true, channel: channelView(channel, workspace, me) };
    },
  }),

  "conversations.list": method({
    args: z.object({
      types: z.string().default("public_channel"),
      limit: pageLimit(100),
      cursor: z.string().optional(),
    }),
    run(args, context) {
      const { workspace, me } = context;
      const types = args.types.split(",").map((type) => type.trim());
      if (types.some((type) => !(type in KIND_OF_TYPE) && type !== NEVER_THERE))
        return failure("invalid_types");
      const kinds = new Set(types.map((type) => KIND_OF_TYPE[type]));
      const shown = [...workspace.channels.all()].filter(
        (channel) => kinds.has(channel.kind) && visibleChannel(context, channel.id) !== undefined,
      );
      const page = listPage(shown, (channel) => channel.id, args);
      if (!page.ok) return page;
      return {
        ok: true,
        channels: page.items.map((channel) => channelView(channel, workspace, me)),
        response_metadata: { next_cursor: page.nextCursor },
      };
    },
  }),

  "conversations.members": method({
    args: z.object({ channel: channelId, limit: pageLimit(100), cursor: z.string().optional() }),
    run(args, context) {
      const channel = visibleChannel(context, args.channel);
      if (channel === undefined) return failure("channel_not_found");
      const page = listPage([...channel.members], (member) => member, args);
      if (!page.ok) return page;
      return { ok: true, members: page.items, response_metadata: { next_cursor: page.nextCursor } };
    },
  }),

  "conversations.open": method({
    args: z.object({
      users: z.string().optional(),
      channel: channelId.optional(),
      return_im: flag.default(false),
    }),
    run(args, context) {
      const { workspace, me } = context;
      if (args.channel !== undefined) return reopened(context, args.channel);
      const users = (args.users ?? "").split(",").filter((user) => user !== "");
      const [user] = users;
      if (user === undefined) return failure("users_list_not_supplied");
      if (users.length > 1) return failure("too_many_users", "one user at a time is simulated");
      const person = workspace.users.get(user);
      if (person === undefined) return failure("user_not_found");
      if (person.isBot) return failure("cannot_dm_bot");
      const { channel, alreadyOpen } = workspace.channels.directMessage(user, me.botUserId);
      const shown = args.return_im ? channelView(channel, workspace, me) : { id: channel.id };
      return { ok: true, channel: shown, ...(alreadyOpen && { no_op: true, already_open: true }) };
    },
  }),
};

function reopened(sight: Sight, id: string) {
  const channel = visibleChannel(sight, id);
  if (channel === undefined || channel.kind !== "im") return failure("channel_not_found");
  return { ok: true as const, no_op: true, already_open: true, channel: { id } };
}
