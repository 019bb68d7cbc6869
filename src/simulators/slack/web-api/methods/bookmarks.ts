import { z } from "zod";
import { channelId } from "../arguments.ts";
import { channelFor } from "../find-channel.ts";
import { method } from "../method.ts";
import { failure } from "../reply.ts";

/** Documented. */
const MOST_BOOKMARKS = 100;
const channel_id = channelId;
const bookmark_id = z.string().min(1);
const link = z.string();

export const bookmarkMethods = {
  "bookmarks.add": method({
    scopes: ["bookmarks:write"],
    args: z.object({
      channel_id,
      title: z.string().min(1),
      type: z.string(),
      link: link.optional(),
      emoji: z.string().optional(),
    }),
    run(args, context) {
      const { bookmarks } = context.workspace;
      const found = channelFor(context, args.channel_id, { member: true, live: true });
      if (!found.ok) return found;
      if (args.type !== "link") return failure("invalid_bookmark_type");
      if (args.link === undefined || !isAddress(args.link)) return failure("invalid_link");
      if (bookmarks.of(found.channel.id).length >= MOST_BOOKMARKS) return failure("too_many_bookmarks");
      const fields = {
        title: args.title,
        link: args.link,
        ...(args.emoji !== undefined && { emoji: args.emoji }),
      };
      return { ok: true, bookmark: bookmarks.add(found.channel.id, context.me.botUserId, fields) };
    },
  }),

  "bookmarks.edit": method({
    scopes: ["bookmarks:write"],
    args: z.object({
      channel_id,
      bookmark_id,
      title: z.string().min(1).optional(),
      link: link.optional(),
      emoji: z.string().optional(),
    }),
    run(args, context) {
      const { bookmarks } = context.workspace;
      const found = channelFor(context, args.channel_id, { member: true, live: true });
      if (!found.ok) return found;
      const bookmark = bookmarks.get(found.channel.id, args.bookmark_id);
      if (bookmark === undefined) return failure("not_found");
      if (args.link !== undefined && !isAddress(args.link)) return failure("invalid_link");
      const fields = {
        ...(args.title !== undefined && { title: args.title }),
        ...(args.link !== undefined && { link: args.link }),
        ...(args.emoji !== undefined && { emoji: args.emoji }),
      };
      return { ok: true, bookmark: bookmarks.edit(bookmark, context.me.botUserId, fields) };
    },
  }),

  "bookmarks.remove": method({
    scopes: ["bookmarks:write"],
    args: z.object({ channel_id, bookmark_id }),
    run(args, context) {
      const { bookmarks } = context.workspace;
      const found = channelFor(context, args.channel_id, { member: true, live: true });
      if (!found.ok) return found;
      const bookmark = bookmarks.get(found.channel.id, args.bookmark_id);
      if (bookmark === undefined) return failure("not_found");
      bookmarks.remove(bookmark);
      return { ok: true };
    },
  }),

  "bookmarks.list": method({
    scopes: ["bookmarks:read"],
    args: z.object({ channel_id }),
    run(args, context) {
      const found = channelFor(context, args.channel_id, { member: true });
      if (!found.ok) return found;
      return { ok: true, bookmarks: context.workspace.bookmarks.of(found.channel.id) };
    },
  }),
};

function isAddress(link: string): boolean {
  return /^https?:$/.test(URL.parse(link)?.protocol ?? "");
}
