import { z } from "zod";
import { SESSION_STATUSES } from "../../assistant/assistant-view.ts";
import type { Streamed } from "../../streams/streams.ts";
import { messageView } from "../../wire/message-view.ts";
import type { SlackChannel } from "../../workspace/channels.ts";
import { isReply } from "../../workspace/message.ts";
import { channelId, timestamp, userId } from "../arguments.ts";
import { blocksFailure } from "../block-limits.ts";
import { isMember, type Sight, visibleChannel } from "../find-conversation.ts";
import { ownMessage } from "../find-message.ts";
import { contentArguments } from "../message-content.ts";
import { method } from "../method.ts";
import { type Failure, failure } from "../reply.ts";
import { additionOf, streamArguments } from "../stream-content.ts";

const scopes = ["chat:write"];

export const chatStreamMethods = {
  "chat.startStream": method({
    scopes,
    args: z.object({
      channel: channelId,
      thread_ts: timestamp.optional(),
      recipient_user_id: userId.optional(),
      recipient_team_id: z.string().optional(),
      task_display_mode: z
        .string()
        .default("timeline")
        .pipe(z.enum(["timeline", "plan", "dense"])),
      icon_emoji: z.string().optional(),
      icon_url: z.string().optional(),
      username: z.string().optional(),
      ...streamArguments,
    }),
    run(args, context) {
      const { workspace, me } = context;
      const channel = visibleChannel(context, args.channel);
      if (channel === undefined) return failure("channel_not_found");
      if (!isMember(channel, me)) return failure("not_in_channel");
      const refused =
        recipientFailure(channel, args, context) ?? threadFailure(channel, args.thread_ts, context);
      if (refused !== undefined) return refused;
      const content = additionOf(args);
      if (!content.ok) return content;
      const message = workspace.streams.start(me, {
        ...content.addition,
        display: args.task_display_mode,
        draft: {
          channel: channel.id,
          ...(args.thread_ts !== undefined && { thread_ts: args.thread_ts }),
          ...(args.username !== undefined && { username: args.username }),
          ...iconsOf(args),
        },
      });
      return { ok: true, channel: message.channel, ts: message.ts };
    },
  }),

  "chat.appendStream": method({
    scopes,
    args: z.object({ channel: channelId, ts: timestamp, ...streamArguments }),
    run(args, context) {
      const found = ownMessage(context, args.channel, args.ts, "message_not_owned_by_app");
      if (!found.ok) return found;
      const content = additionOf(args);
      if (!content.ok) return content;
      if (content.addition.mode === undefined) return failure("markdown_text_or_chunks_required");
      const streamed = context.workspace.streams.append(found.message, content.addition);
      return streamed.ok ? placeOf(streamed) : failure(streamed.refusal);
    },
  }),

  "chat.stopStream": method({
    scopes,
    args: z.object({
      channel: channelId,
      ts: timestamp,
      ...streamArguments,
      blocks: contentArguments.blocks,
      metadata: contentArguments.metadata,
      session_status: z.enum(SESSION_STATUSES).default("active"),
    }),
    run(args, context) {
      const { workspace } = context;
      const found = ownMessage(context, args.channel, args.ts, "message_not_owned_by_app");
      if (!found.ok) return found;
      const content = additionOf(args);
      if (!content.ok) return content;
      const { blocks = [], metadata } = args;
      const refused = blocksFailure(blocks);
      if (refused !== undefined) return refused;
      const streamed = workspace.streams.finish(found.message, {
        ...content.addition,
        blocks,
        ...(metadata !== undefined && { metadata }),
        session: args.session_status,
      });
      if (!streamed.ok) return failure(streamed.refusal);
      return { ...placeOf(streamed), message: messageView(streamed.message, workspace) };
    },
  }),
};

/** Documented: outside direct messages Slack has to know whom the answer is for. */
function recipientFailure(
  channel: SlackChannel,
  args: { readonly recipient_user_id?: string | undefined; readonly recipient_team_id?: string | undefined },
  { workspace }: Sight,
): Failure | undefined {
  if (channel.kind === "im") return undefined;
  if (args.recipient_team_id === undefined) return failure("missing_recipient_team_id");
  if (args.recipient_user_id === undefined) return failure("missing_recipient_user_id");
  return workspace.users.has(args.recipient_user_id) ? undefined : failure("user_not_found");
}

/** Documented: a stream outside threads is for channels only. Assumed is the code for a direct message. */
function threadFailure(
  channel: SlackChannel,
  thread_ts: string | undefined,
  { workspace }: Sight,
): Failure | undefined {
  if (thread_ts === undefined) {
    return channel.kind === "im"
      ? failure("invalid_arguments", "missing required field: thread_ts")
      : undefined;
  }
  const parent = workspace.messages.get(channel.id, thread_ts);
  return parent === undefined || isReply(parent) ? failure("thread_not_found") : undefined;
}

/** Documented: an emoji goes before a picture. */
function iconsOf({
  icon_emoji,
  icon_url,
}: {
  icon_emoji?: string | undefined;
  icon_url?: string | undefined;
}) {
  if (icon_emoji !== undefined) return { icons: { emoji: icon_emoji } };
  return icon_url === undefined ? {} : { icons: { image_48: icon_url } };
}

function placeOf({ message }: Extract<Streamed, { ok: true }>) {
  return { ok: true as const, channel: message.channel, ts: message.ts };
}
