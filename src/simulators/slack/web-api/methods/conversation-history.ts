import { z } from "zod";
import { listedMessageView } from "../../wire/message-view.ts";
import { isReply } from "../../workspace/message.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import { channelId, flag, pageLimit, timestamp, timestampBound } from "../arguments.ts";
import { scopesToUse } from "../channel-scopes.ts";
import { channelFor } from "../find-channel.ts";
import { method } from "../method.ts";
import { newestPage, oldestPage, type Page } from "../paging.ts";
import { failure } from "../reply.ts";

const windowArguments = {
  channel: channelId,
  oldest: timestampBound.optional(),
  latest: timestampBound.optional(),
  inclusive: flag.default(false),
  cursor: z.string().optional(),
  include_all_metadata: flag.default(false),
};

export const conversationHistoryMethods = {
  "conversations.history": method({
    scopes: scopesToUse("history"),
    args: z.object({ ...windowArguments, limit: pageLimit(100) }),
    run(args, context) {
      const { workspace } = context;
      const found = channelFor(context, args.channel, { use: "history", member: true });
      if (!found.ok) return found;
      const { channel } = found;
      const page = newestPage(workspace.messages.roots(channel.id), args);
      if (!page.ok) return page;
      return messagesReply(page, channel.id, workspace, args.include_all_metadata);
    },
  }),

  "conversations.replies": method({
    scopes: scopesToUse("history"),
    args: z.object({ ...windowArguments, ts: timestamp, limit: pageLimit(1000) }),
    run(args, context) {
      const { workspace } = context;
      const found = channelFor(context, args.channel, { use: "history", member: true });
      if (!found.ok) return found;
      const { channel } = found;
      const message = workspace.messages.get(channel.id, args.ts);
      if (message === undefined) return failure("thread_not_found");
      // Documented: `ts` may be of the parent or of any message in the thread.
      const parent = isReply(message) ? (message.thread_ts ?? message.ts) : message.ts;
      const page = oldestPage([parent, ...workspace.messages.replies(channel.id, parent)], args);
      if (!page.ok) return page;
      return messagesReply(page, channel.id, workspace, args.include_all_metadata);
    },
  }),
};

function messagesReply(page: Page<string>, channel: string, workspace: Workspace, withMetadata: boolean) {
  const messages = page.items.flatMap((ts) => {
    const message = workspace.messages.get(channel, ts);
    return message === undefined ? [] : [listedMessageView(message, workspace, withMetadata)];
  });
  const { nextCursor } = page;
  return {
    ok: true as const,
    messages,
    has_more: nextCursor !== "",
    ...(nextCursor !== "" && { response_metadata: { next_cursor: nextCursor } }),
  };
}
