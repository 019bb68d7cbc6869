import { z } from "zod";
import { channelView } from "../../wire/channel-view.ts";
import { channelId, flag } from "../arguments.ts";
import { channelNameRefusal } from "../channel-name.ts";
import { CHANNEL_SCOPES, scopesToUse } from "../channel-scopes.ts";
import { channelFor } from "../find-channel.ts";
import type { Sight } from "../find-conversation.ts";
import { method } from "../method.ts";
import { failure } from "../reply.ts";
import { missingScope } from "../scopes.ts";

const scopes = scopesToUse("manage");
const named = "method_not_supported_for_channel_type";
/** Documented, in characters. */
const LONGEST_NOTE = 250;

export const channelSettingMethods = {
  "conversations.create": method({
    scopes,
    args: z.object({ name: z.string(), is_private: flag.default(false) }),
    run(args, context) {
      const { workspace, me } = context;
      const kind = args.is_private ? "group" : "channel";
      const refused =
        missingScope(me, CHANNEL_SCOPES.manage[kind]) ?? channelNameRefusal(args.name, workspace);
      if (refused !== undefined) return refused;
      const channel = workspace.channelActs.create(me.botUserId, args.name, args.is_private);
      return { ok: true, channel: channelView(channel, workspace, me) };
    },
  }),

  "conversations.rename": method({
    scopes,
    args: z.object({ channel: channelId, name: z.string() }),
    run(args, context) {
      const { workspace, me } = context;
      const found = channelFor(context, args.channel, { use: "manage", named, member: true, live: true });
      if (!found.ok) return found;
      const refused = channelNameRefusal(args.name, workspace);
      if (refused !== undefined) return refused;
      // Documented: only its creator and admins may, and a bot is no admin.
      if (found.channel.creator !== me.botUserId) return failure("not_authorized");
      const channel = workspace.channelActs.rename(found.channel, me.botUserId, args.name);
      return { ok: true, channel: channelView(channel, workspace, me) };
    },
  }),

  "conversations.archive": method({
    scopes,
    args: z.object({ channel: channelId }),
    run(args, context) {
      const { workspace, me } = context;
      const found = channelFor(context, args.channel, { use: "manage", named, member: true });
      if (!found.ok) return found;
      if (found.channel.archived) return failure("already_archived");
      if (found.channel.name === "general") return failure("cant_archive_general");
      workspace.channelActs.setArchived(found.channel, me.botUserId, true);
      return { ok: true };
    },
  }),

  "conversations.unarchive": method({
    scopes,
    args: z.object({ channel: channelId }),
    run(args, context) {
      const { workspace, me } = context;
      const found = channelFor(context, args.channel, { use: "manage", named, member: true });
      if (!found.ok) return found;
      if (!found.channel.archived) return failure("not_archived");
      workspace.channelActs.setArchived(found.channel, me.botUserId, false);
      return { ok: true };
    },
  }),

  "conversations.setTopic": method({
    scopes: scopesToUse("note"),
    args: z.object({ channel: channelId, topic: z.string() }),
    run: (args, context) => noted(context, args.channel, "topic", args.topic),
  }),

  "conversations.setPurpose": method({
    scopes: scopesToUse("note"),
    args: z.object({ channel: channelId, purpose: z.string() }),
    run(args, context) {
      const reply = noted(context, args.channel, "purpose", args.purpose);
      return reply.ok ? { ok: true, purpose: args.purpose } : reply;
    },
  }),
};

function noted(sight: Sight, id: string, note: "topic" | "purpose", value: string) {
  const { workspace, me } = sight;
  const found = channelFor(sight, id, { use: "note", named, member: true, live: true });
  if (!found.ok) return found;
  if (value.length > LONGEST_NOTE) return failure("too_long");
  const channel = workspace.channelActs.setNote(found.channel, me.botUserId, note, value);
  return { ok: true as const, channel: channelView(channel, workspace, me) };
}
