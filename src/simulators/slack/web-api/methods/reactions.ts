import { z } from "zod";
import { channelId, timestamp } from "../arguments.ts";
import { messageAt } from "../find-message.ts";
import { method } from "../method.ts";
import { failure } from "../reply.ts";

const target = z.object({ channel: channelId, timestamp, name: z.string() });
const EMOJI_NAME = /^[a-z0-9_+'-]+(::skin-tone-[2-6])?$/;

export const reactionMethods = {
  "reactions.add": method({
    args: target,
    run(args, context) {
      if (!EMOJI_NAME.test(args.name)) return failure("invalid_name");
      const found = messageAt(context, args.channel, args.timestamp);
      if (!found.ok) return found;
      const added = context.workspace.react(found.message, context.me.botUserId, args.name);
      return added ? { ok: true } : failure("already_reacted");
    },
  }),

  "reactions.remove": method({
    args: target,
    run(args, context) {
      if (!EMOJI_NAME.test(args.name)) return failure("invalid_name");
      const found = messageAt(context, args.channel, args.timestamp);
      if (!found.ok) return found;
      const removed = context.workspace.unreact(found.message, context.me.botUserId, args.name);
      return removed ? { ok: true } : failure("no_reaction");
    },
  }),
};
