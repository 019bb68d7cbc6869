import { z } from "zod";
import { bot } from "../../workspace/author.ts";
import type { ScheduledMessage } from "../../workspace/scheduled-messages.ts";
import { channelId, pageLimit, timestampBound } from "../arguments.ts";
import { mayPostTo, postingTarget } from "../find-conversation.ts";
import { contentArguments, contentOf } from "../message-content.ts";
import { method } from "../method.ts";
import { listPage } from "../paging.ts";
import { parsedText } from "../parse-text.ts";
import { parsingArguments, threadArguments, threadFailure, unfurlArguments } from "../post-arguments.ts";
import { failure } from "../reply.ts";
import { LONGEST_POST } from "./chat.ts";

/** Documented, in seconds. */
const FURTHEST = 120 * 24 * 60 * 60;
/** Documented: as many messages to one channel within five minutes. */
const MOST_AT_ONCE = 30;
const AT_ONCE = 5 * 60;
const scopes = ["chat:write"];

export const scheduledMessageMethods = {
  "chat.scheduleMessage": method({
    scopes,
    args: z.object({
      channel: channelId,
      post_at: z.coerce.number().int(),
      ...threadArguments,
      ...contentArguments,
      ...parsingArguments,
      ...unfurlArguments,
    }),
    run(args, context) {
      const { workspace, me, clock } = context;
      const channel = postingTarget(context, args.channel);
      if (channel === undefined) return failure("channel_not_found");
      if (!mayPostTo(channel, me)) return failure("not_in_channel");
      if (channel.archived) return failure("is_archived");
      const now = clock.now() / 1000;
      if (args.post_at <= now) return failure("time_in_past");
      if (args.post_at > now + FURTHEST) return failure("time_too_far");
      const near = workspace.scheduled
        .of(me.app.id)
        .filter(({ draft, postAt }) => draft.channel === channel.id && isNear(postAt, args.post_at));
      if (near.length >= MOST_AT_ONCE) return failure("restricted_too_many");
      const content = contentOf(args, LONGEST_POST);
      if (!content.ok) return content;
      const { thread_ts, reply_broadcast, post_at } = args;
      const nowhere = threadFailure(workspace, channel.id, thread_ts);
      if (nowhere !== undefined) return nowhere;
      const draft = {
        channel: channel.id,
        ...content.draft,
        text: parsedText(content.draft.text, args.parse, workspace.channels),
        ...(thread_ts !== undefined && { thread_ts }),
        ...(thread_ts !== undefined && reply_broadcast && { subtype: "thread_broadcast" as const }),
        ...(args.metadata !== undefined && { metadata: args.metadata }),
      };
      const { id } = workspace.scheduled.add(bot(me), draft, post_at);
      const message = {
        type: "delayed_message",
        text: draft.text,
        user: me.botUserId,
        bot_id: me.botId,
        app_id: me.app.id,
        team: workspace.team.id,
      };
      return { ok: true, channel: channel.id, scheduled_message_id: id, post_at, message };
    },
  }),

  "chat.deleteScheduledMessage": method({
    scopes,
    args: z.object({ channel: channelId, scheduled_message_id: z.string().min(1) }),
    run(args, { workspace, me }) {
      const message = workspace.scheduled.get(args.scheduled_message_id);
      if (message?.author.app_id !== me.app.id || message.draft.channel !== args.channel) {
        return failure("invalid_scheduled_message_id");
      }
      workspace.scheduled.remove(message);
      return { ok: true };
    },
  }),

  "chat.scheduledMessages.list": method({
    args: z.object({
      channel: channelId.optional(),
      oldest: timestampBound.optional(),
      latest: timestampBound.optional(),
      limit: pageLimit(100),
      cursor: z.string().optional(),
    }),
    run(args, { workspace, me }) {
      if (args.channel !== undefined && workspace.channels.get(args.channel) === undefined) {
        return failure("invalid_channel");
      }
      const { oldest = 0, latest = Number.POSITIVE_INFINITY } = args;
      const shown = workspace.scheduled
        .of(me.app.id)
        .filter(({ draft }) => args.channel === undefined || draft.channel === args.channel)
        .filter(({ postAt }) => postAt >= Number(oldest) && postAt <= Number(latest));
      const page = listPage(shown, ({ id }) => id, args);
      if (!page.ok) return page;
      return {
        ok: true,
        scheduled_messages: page.items.map(scheduledView),
        response_metadata: { next_cursor: page.nextCursor },
      };
    },
  }),
};

function isNear(one: number, other: number): boolean {
  return Math.abs(one - other) < AT_ONCE;
}

function scheduledView({ id, draft, postAt, created }: ScheduledMessage) {
  return { id, channel_id: draft.channel, post_at: postAt, date_created: created, text: draft.text };
}
