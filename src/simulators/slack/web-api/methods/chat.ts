import { z } from "zod";
import { messageView } from "../../wire/message-view.ts";
import { bot } from "../../workspace/author.ts";
import { isReply } from "../../workspace/message.ts";
import { channelId, timestamp, userId } from "../arguments.ts";
import { isMember, postingTarget, visibleChannel } from "../find-conversation.ts";
import { ownMessage } from "../find-message.ts";
import { contentArguments, contentOf, editMetadata } from "../message-content.ts";
import { method } from "../method.ts";
import { failure } from "../reply.ts";

/** Documented, in characters. */
const LONGEST_POST = 40_000;
/** Observed: an edit is refused long before a post is. */
const LONGEST_EDIT = 4_000;

export const chatMethods = {
  "chat.postMessage": method({
    args: z.object({ channel: channelId, thread_ts: timestamp.optional(), ...contentArguments }),
    run(args, context) {
      const { workspace, me } = context;
      const channel = postingTarget(context, args.channel);
      if (channel === undefined) return failure("channel_not_found");
      if (!isMember(channel, me)) return failure("not_in_channel");
      const content = contentOf(args, LONGEST_POST);
      if (!content.ok) return content;
      const { thread_ts } = args;
      if (thread_ts !== undefined) {
        const parent = workspace.messages.get(channel.id, thread_ts);
        // Assumed for a reply's ts; documented is only that apps are not to use one.
        if (parent === undefined || isReply(parent)) return failure("thread_not_found");
      }
      const message = workspace.post(bot(me), {
        channel: channel.id,
        ...content.draft,
        ...(thread_ts !== undefined && { thread_ts }),
        ...(args.metadata !== undefined && { metadata: args.metadata }),
      });
      return { ok: true, channel: channel.id, ts: message.ts, message: messageView(message, workspace) };
    },
  }),

  "chat.update": method({
    args: z.object({ channel: channelId, ts: timestamp, ...contentArguments, metadata: editMetadata }),
    run(args, context) {
      const { workspace, me } = context;
      const found = ownMessage(context, args.channel, args.ts, "cant_update_message");
      if (!found.ok) return found;
      const content = contentOf(args, LONGEST_EDIT);
      if (!content.ok) return content;
      const { text, ...blocks } = content.draft;
      const message = workspace.edit(
        found.message,
        {
          ...blocks,
          ...(text !== "" && { text }),
          ...(args.metadata !== undefined && { metadata: args.metadata }),
        },
        me.botUserId,
      );
      return {
        ok: true,
        channel: message.channel,
        ts: message.ts,
        text: message.text,
        message: messageView(message, workspace),
      };
    },
  }),

  "chat.delete": method({
    args: z.object({ channel: channelId, ts: timestamp }),
    run(args, context) {
      const { workspace } = context;
      const found = ownMessage(context, args.channel, args.ts, "cant_delete_message");
      if (!found.ok) return found;
      workspace.remove(found.message);
      return { ok: true, channel: args.channel, ts: args.ts };
    },
  }),

  "chat.postEphemeral": method({
    args: z.object({
      channel: channelId,
      user: userId,
      thread_ts: timestamp.optional(),
      ...contentArguments,
    }),
    run(args, context) {
      const { workspace, me } = context;
      const channel = visibleChannel(context, args.channel);
      if (channel === undefined) return failure("channel_not_found");
      if (!isMember(channel, me)) return failure("not_in_channel");
      if (!channel.members.has(args.user)) return failure("user_not_in_channel");
      const content = contentOf(args, LONGEST_POST);
      if (!content.ok) return content;
      const { thread_ts } = args;
      const draft = { channel: channel.id, ...content.draft, ...(thread_ts !== undefined && { thread_ts }) };
      return { ok: true, message_ts: workspace.postEphemeral(bot(me), args.user, draft).ts };
    },
  }),

  "chat.getPermalink": method({
    args: z.object({ channel: channelId, message_ts: timestamp }),
    run(args, context) {
      const { workspace } = context;
      const channel = visibleChannel(context, args.channel);
      if (channel === undefined) return failure("channel_not_found");
      const message = workspace.messages.get(channel.id, args.message_ts);
      if (message === undefined) return failure("message_not_found");
      const place = `https://${workspace.team.domain}.slack.com/archives/${channel.id}/p${message.ts.replace(".", "")}`;
      const thread = isReply(message) ? `?thread_ts=${message.thread_ts}&cid=${channel.id}` : "";
      return { ok: true, channel: channel.id, permalink: place + thread };
    },
  }),
};
