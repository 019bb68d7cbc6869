import { z } from "zod";
import { messageView } from "../../wire/message-view.ts";
import { permalinkOf } from "../../wire/permalink.ts";
import { bot } from "../../workspace/author.ts";
import { channelId, timestamp, userId } from "../arguments.ts";
import { isMember, mayPostTo, postingTarget, visibleChannel } from "../find-conversation.ts";
import { contentArguments, contentOf } from "../message-content.ts";
import { method } from "../method.ts";
import { parsedText } from "../parse-text.ts";
import {
  authorshipArguments,
  parsingArguments,
  threadArguments,
  threadFailure,
  unfurlArguments,
} from "../post-arguments.ts";
import { authorship } from "../post-authorship.ts";
import { failure } from "../reply.ts";

/** Documented, in characters. */
export const LONGEST_POST = 40_000;
const scopes = ["chat:write"];

export const chatMethods = {
  "chat.postMessage": method({
    scopes,
    args: z.object({
      channel: channelId,
      ...threadArguments,
      ...contentArguments,
      ...parsingArguments,
      ...unfurlArguments,
      ...authorshipArguments,
      mrkdwn: z.unknown().optional(),
    }),
    run(args, context) {
      const { workspace, me } = context;
      const channel = postingTarget(context, args.channel);
      if (channel === undefined) return failure("channel_not_found");
      if (!mayPostTo(channel, me)) return failure("not_in_channel");
      if (channel.archived) return failure("is_archived");
      const content = contentOf(args, LONGEST_POST);
      if (!content.ok) return content;
      const { thread_ts, reply_broadcast } = args;
      const nowhere = threadFailure(workspace, channel.id, thread_ts);
      if (nowhere !== undefined) return nowhere;
      const author = authorship(args, me);
      if (!author.ok) return author;
      const message = workspace.post(bot(me), {
        channel: channel.id,
        ...content.draft,
        text: parsedText(content.draft.text, args.parse, workspace.channels),
        ...(thread_ts !== undefined && { thread_ts }),
        ...(thread_ts !== undefined && reply_broadcast && { subtype: "thread_broadcast" as const }),
        ...author.draft,
        ...(args.metadata !== undefined && { metadata: args.metadata }),
      });
      return { ok: true, channel: channel.id, ts: message.ts, message: messageView(message, workspace) };
    },
  }),

  "chat.meMessage": method({
    scopes,
    args: z.object({ channel: channelId, text: z.string() }),
    run(args, context) {
      const { workspace, me } = context;
      const channel = postingTarget(context, args.channel);
      if (channel === undefined) return failure("channel_not_found");
      if (!isMember(channel, me)) return failure("not_in_channel");
      if (channel.archived) return failure("is_archived");
      const content = contentOf(args, LONGEST_POST);
      if (!content.ok) return content;
      const draft = { channel: channel.id, ...content.draft, subtype: "me_message" as const };
      return { ok: true, channel: channel.id, ts: workspace.post(bot(me), draft).ts };
    },
  }),

  "chat.postEphemeral": method({
    scopes,
    args: z.object({
      channel: channelId,
      user: userId,
      thread_ts: timestamp.optional(),
      ...contentArguments,
      ...parsingArguments,
      ...authorshipArguments,
    }),
    run(args, context) {
      const { workspace, me } = context;
      const channel = visibleChannel(context, args.channel);
      if (channel === undefined) return failure("channel_not_found");
      if (!isMember(channel, me)) return failure("not_in_channel");
      if (channel.archived) return failure("is_archived");
      if (!channel.members.has(args.user)) return failure("user_not_in_channel");
      const content = contentOf(args, LONGEST_POST);
      if (!content.ok) return content;
      const author = authorship(args, me);
      if (!author.ok) return author;
      const { thread_ts } = args;
      const thread = thread_ts === undefined ? {} : { thread_ts };
      const draft = { channel: channel.id, ...content.draft, ...thread, ...author.draft };
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
      return { ok: true, channel: channel.id, permalink: permalinkOf(message, workspace) };
    },
  }),
};
