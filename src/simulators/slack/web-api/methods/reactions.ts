import { z } from "zod";
import { messageView } from "../../wire/message-view.ts";
import { permalinkOf } from "../../wire/permalink.ts";
import type { SlackMessage } from "../../workspace/message.ts";
import { channelId, flag, pageLimit, timestamp, userId } from "../arguments.ts";
import { type Sight, visibleChannel } from "../find-conversation.ts";
import { messageToMark } from "../find-message.ts";
import { method } from "../method.ts";
import { listPage } from "../paging.ts";
import { failure } from "../reply.ts";

const item = { channel: channelId.optional(), timestamp: timestamp.optional() };
const EMOJI_NAME = /^[a-z0-9_+'-]+(::skin-tone-[2-6])?$/;
/** Documented, of different kinds on one message, and by one user. */
const MOST_REACTIONS = 50;
const MOST_OF_ONE = 23;

export const reactionMethods = {
  "reactions.add": method({
    scopes: ["reactions:write"],
    args: z.object({ channel: channelId, timestamp: timestamp.optional(), name: z.string() }),
    run(args, context) {
      const { workspace, me } = context;
      if (!EMOJI_NAME.test(args.name)) return failure("invalid_name");
      const found = messageToMark(context, args);
      if (!found.ok) return found;
      if (context.workspace.channels.get(args.channel)?.archived) return failure("is_archived");
      const { reactions = [] } = found.message;
      if (reactions.every(({ name }) => name !== args.name) && reactions.length >= MOST_REACTIONS) {
        return failure("too_many_emoji");
      }
      if (reactions.filter(({ users }) => users.includes(me.botUserId)).length >= MOST_OF_ONE) {
        return failure("too_many_reactions");
      }
      const added = workspace.react(found.message, me.botUserId, args.name);
      return added ? { ok: true } : failure("already_reacted");
    },
  }),

  "reactions.remove": method({
    scopes: ["reactions:write"],
    args: z.object({ ...item, name: z.string() }),
    run(args, context) {
      if (!EMOJI_NAME.test(args.name)) return failure("invalid_name");
      const found = messageToMark(context, args);
      if (!found.ok) return found;
      const removed = context.workspace.unreact(found.message, context.me.botUserId, args.name);
      return removed ? { ok: true } : failure("no_reaction");
    },
  }),

  "reactions.get": method({
    scopes: ["reactions:read"],
    args: z.object({ ...item, full: flag.default(false) }),
    run(args, context) {
      const found = messageToMark(context, args);
      if (!found.ok) return found;
      const { message } = found;
      return { ok: true, type: "message", channel: message.channel, message: reactedView(message, context) };
    },
  }),

  "reactions.list": method({
    scopes: ["reactions:read"],
    args: z.object({
      user: userId.optional(),
      full: flag.default(false),
      limit: pageLimit(100),
      cursor: z.string().optional(),
    }),
    run(args, context) {
      const user = args.user ?? context.me.botUserId;
      if (!context.workspace.users.has(user)) return failure("user_not_found");
      const page = listPage(reactedBy(user, context), ({ channel, ts }) => `${channel} ${ts}`, args);
      if (!page.ok) return page;
      return {
        ok: true,
        items: page.items.map((message) => ({
          type: "message",
          channel: message.channel,
          message: reactedView(message, context),
        })),
        response_metadata: { next_cursor: page.nextCursor },
      };
    },
  }),
};

function reactedView(message: SlackMessage, { workspace }: Sight) {
  return { ...messageView(message, workspace), permalink: permalinkOf(message, workspace) };
}

/** The messages that the bot sees and the user reacted to, the latest first. */
function reactedBy(user: string, sight: Sight): SlackMessage[] {
  const { channels, messages } = sight.workspace;
  return [...channels.all()]
    .filter(({ id }) => visibleChannel(sight, id) !== undefined)
    .flatMap(({ id }) =>
      messages
        .roots(id)
        .flatMap((ts) => [ts, ...messages.replies(id, ts)].flatMap((each) => messages.get(id, each) ?? [])),
    )
    .filter(({ reactions = [] }) => reactions.some(({ users }) => users.includes(user)))
    .sort((one, other) => Number(other.ts) - Number(one.ts));
}
