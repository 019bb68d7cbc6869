import { z } from "zod";
import { newFile } from "../../files/new-file.ts";
import type { PendingUpload } from "../../files/pending-uploads.ts";
import { sharedFileView } from "../../wire/file-view.ts";
import { bot } from "../../workspace/author.ts";
import type { SlackChannel } from "../../workspace/channels.ts";
import { type Block, isReply } from "../../workspace/message.ts";
import { nested, timestamp } from "../arguments.ts";
import { blocksFailure } from "../block-limits.ts";
import { isMember, postingTarget } from "../find-conversation.ts";
import { contentArguments } from "../message-content.ts";
import { type BotContext, method } from "../method.ts";
import { type Failure, failure } from "../reply.ts";

/** Documented. */
const MOST_CHANNELS = 100;

const uploadedFile = z.object({ id: z.string(), title: z.string().optional() });

export const completeUploadMethods = {
  "files.completeUploadExternal": method({
    scopes: ["files:write"],
    args: z.object({
      files: nested(z.array(uploadedFile).min(1)),
      channel_id: z.string().optional(),
      channels: z.string().optional(),
      thread_ts: timestamp.optional(),
      initial_comment: z.string().optional(),
      blocks: contentArguments.blocks,
    }),
    run(args, context) {
      const { workspace, me, clock, origin } = context;
      const uploads = uploadsOf(args.files, context);
      if (!uploads.ok) return uploads;
      const targets = targetsOf(args, context);
      if (!targets.ok) return targets;
      const blocks = args.initial_comment === undefined ? args.blocks : undefined;
      const refused = blocksFailure(blocks ?? []);
      if (refused !== undefined) return refused;

      const birth = { team: workspace.team.id, origin: origin(), now: clock.now() };
      const files = uploads.uploads.map(({ id, title, user, name, size, altText }) => {
        workspace.files.pending.remove(id);
        return newFile({ id, title, user, name, size, altText }, birth);
      });
      workspace.files.add(
        files,
        targets.channels.map(({ id }) => id),
      );
      for (const { id } of targets.channels) {
        workspace.files.share(bot(me), files, id, messageOf(args, blocks));
      }
      const shown = files.map((file) => workspace.files.get(file.id) ?? file);
      return { ok: true, files: shown.map((file) => sharedFileView(file, workspace, me.botUserId)) };
    },
  }),
};

type Uploads =
  | {
      readonly ok: true;
      readonly uploads: readonly (PendingUpload & { readonly title: string | undefined })[];
    }
  | Failure;

/** Documented: of a file that was not announced, or whose bytes have not come, nothing is known. */
function uploadsOf(files: readonly z.output<typeof uploadedFile>[], { workspace, me }: BotContext): Uploads {
  const uploads = [];
  for (const { id, title } of files) {
    const pending = workspace.files.pending.get(id);
    if (pending?.user !== me.botUserId || workspace.files.bytes.get(id) === undefined) {
      return failure("file_not_found");
    }
    uploads.push({ ...pending, title });
  }
  return { ok: true, uploads };
}

type Targets = { readonly ok: true; readonly channels: readonly SlackChannel[] } | Failure;

interface Destination {
  readonly channel_id?: string | undefined;
  readonly channels?: string | undefined;
  readonly thread_ts?: string | undefined;
}

/** Documented: without a channel the file stays private. */
function targetsOf({ channel_id, channels: list, thread_ts }: Destination, context: BotContext): Targets {
  const ids = channel_id !== undefined ? [channel_id] : (list ?? "").split(",").filter((id) => id !== "");
  if (ids.length > MOST_CHANNELS) return failure("channels_limit_exceeded");
  const channels: SlackChannel[] = [];
  for (const id of ids) {
    const channel = postingTarget(context, id);
    if (channel === undefined)
      return failure(channel_id === undefined ? "invalid_channel" : "channel_not_found");
    if (!isMember(channel, context.me)) return failure("not_in_channel");
    const parent =
      thread_ts === undefined ? undefined : context.workspace.messages.get(channel.id, thread_ts);
    // Assumed.
    if (thread_ts !== undefined && (parent === undefined || isReply(parent)))
      return failure("thread_not_found");
    channels.push(channel);
  }
  return { ok: true, channels };
}

function messageOf(
  args: { readonly initial_comment?: string | undefined; readonly thread_ts?: string | undefined },
  blocks: readonly Block[] | undefined,
) {
  const { initial_comment: text = "", thread_ts } = args;
  return { text, ...(blocks !== undefined && { blocks }), ...(thread_ts !== undefined && { thread_ts }) };
}
