import { z } from "zod";
import { channelView } from "../../wire/channel-view.ts";
import { channelId, flag, userId } from "../arguments.ts";
import { scopesToUse } from "../channel-scopes.ts";
import { channelFor } from "../find-channel.ts";
import { isMember } from "../find-conversation.ts";
import { inviteRefusal } from "../invite-refusal.ts";
import { method } from "../method.ts";
import { failure } from "../reply.ts";
import { withWarnings } from "../warnings.ts";

const named = "method_not_supported_for_channel_type";

export const channelMembershipMethods = {
  "conversations.join": method({
    scopes: scopesToUse("join"),
    args: z.object({ channel: channelId }),
    run(args, context) {
      const { workspace, me } = context;
      const found = channelFor(context, args.channel, { named, live: true });
      if (!found.ok) return found;
      const { channel } = found;
      if (channel.kind !== "channel") return failure(named);
      const joined = workspace.channelActs.join(channel, me.botUserId);
      const reply = { ok: true as const, channel: channelView(joined, workspace, me) };
      return isMember(channel, me) ? withWarnings(reply, ["already_in_channel"]) : reply;
    },
  }),

  "conversations.leave": method({
    scopes: scopesToUse("manage"),
    args: z.object({ channel: channelId }),
    run(args, context) {
      const { workspace, me } = context;
      const found = channelFor(context, args.channel, { use: "manage", named, live: true });
      if (!found.ok) return found;
      // Documented: a success, with a word that nothing was done.
      if (!isMember(found.channel, me)) return { ok: true, not_in_channel: true };
      if (found.channel.name === "general") return failure("cant_leave_general");
      workspace.channelActs.leave(found.channel, me.botUserId);
      return { ok: true };
    },
  }),

  "conversations.invite": method({
    scopes: scopesToUse("invite"),
    args: z.object({ channel: channelId, users: z.string().min(1), force: flag.default(false) }),
    run(args, context) {
      const { workspace, me } = context;
      const found = channelFor(context, args.channel, { use: "invite", named, member: true, live: true });
      if (!found.ok) return found;
      const users = args.users.split(",").map((user) => user.trim());
      const refusal = inviteRefusal(users, found.channel, context);
      // Documented: with `force` those who can be invited are, and the others are passed over.
      if (refusal !== undefined && !args.force) return refusal;
      const channel = users
        .filter((user) => user !== me.botUserId && workspace.users.has(user))
        .reduce((before, user) => workspace.channelActs.join(before, user, me.botUserId), found.channel);
      return { ok: true, channel: channelView(channel, workspace, me) };
    },
  }),

  "conversations.kick": method({
    scopes: scopesToUse("manage"),
    args: z.object({ channel: channelId, user: userId }),
    run(args, context) {
      const { workspace, me } = context;
      const found = channelFor(context, args.channel, { use: "manage", named, member: true, live: true });
      if (!found.ok) return found;
      if (!workspace.users.has(args.user)) return failure("user_not_found");
      if (args.user === me.botUserId) return failure("cant_kick_self");
      if (!found.channel.members.has(args.user)) return failure("not_in_channel");
      if (found.channel.name === "general") return failure("cant_kick_from_general");
      workspace.channelActs.leave(found.channel, args.user, me.botUserId);
      return { ok: true };
    },
  }),
};
