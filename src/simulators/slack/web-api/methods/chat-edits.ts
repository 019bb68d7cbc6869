import { z } from "zod";
import { messageView } from "../../wire/message-view.ts";
import { channelId, flag, timestamp } from "../arguments.ts";
import { ownMessage } from "../find-message.ts";
import { contentArguments, contentOf, editMetadata } from "../message-content.ts";
import { method } from "../method.ts";
import { parsedText } from "../parse-text.ts";
import { parsingArguments } from "../post-arguments.ts";
import { failure } from "../reply.ts";

/** Observed: an edit is refused long before a post is. */
const LONGEST_EDIT = 4_000;
const scopes = ["chat:write"];

export const chatEditMethods = {
  "chat.update": method({
    scopes,
    args: z.object({
      channel: channelId,
      ts: timestamp,
      ...contentArguments,
      ...parsingArguments,
      metadata: editMetadata,
      reply_broadcast: flag.default(false),
    }),
    run(args, context) {
      const { workspace, me } = context;
      const found = ownMessage(context, args.channel, args.ts, "cant_update_message");
      if (!found.ok) return found;
      if (found.message.streaming_state === "in_progress") return failure("streaming_state_conflict");
      const content = contentOf(args, LONGEST_EDIT);
      if (!content.ok) return content;
      const { text, ...rest } = content.draft;
      const message = workspace.edit(
        found.message,
        {
          ...rest,
          ...(text !== "" && { text: parsedText(text, args.parse, workspace.channels) }),
          ...(args.metadata !== undefined && { metadata: args.metadata }),
          broadcast: args.reply_broadcast,
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
    scopes,
    args: z.object({ channel: channelId, ts: timestamp }),
    run(args, context) {
      const { workspace } = context;
      const found = ownMessage(context, args.channel, args.ts, "cant_delete_message");
      if (!found.ok) return found;
      // Observed.
      if (found.message.streaming_state === "in_progress") return failure("cant_delete_message");
      workspace.remove(found.message);
      return { ok: true, channel: args.channel, ts: args.ts };
    },
  }),
};
