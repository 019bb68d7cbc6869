import { z } from "zod";
import type { SlackFile } from "../../files/file.ts";
import { seesFile } from "../../files/sees-file.ts";
import { UPLOAD_PATH } from "../../files/upload-route.ts";
import { sharedFileView } from "../../wire/file-view.ts";
import { channelId, userId } from "../arguments.ts";
import { visibleChannel } from "../find-conversation.ts";
import { type BotContext, method } from "../method.ts";
import { type Failure, failure } from "../reply.ts";

/** Documented, in characters and in bytes. */
const LONGEST_ALT_TEXT = 1_000;
const LARGEST_SNIPPET = 1_048_576;

const pageArguments = {
  count: z.coerce.number().int().min(1).max(1000).default(100),
  page: z.coerce.number().int().min(1).default(1),
};

export const fileMethods = {
  "files.getUploadURLExternal": method({
    scopes: ["files:write"],
    args: z.object({
      filename: z.string().min(1),
      length: z.coerce.number().int().min(0),
      alt_txt: z.string().optional(),
      alt_text: z.string().optional(),
      snippet_type: z.string().optional(),
    }),
    run(args, { workspace: { files, team }, me, origin }) {
      const { length: size, filename: name, alt_txt: altText = args.alt_text } = args;
      if (size === 0) return failure("missing_argument", "length is 0");
      if ((altText?.length ?? 0) > LONGEST_ALT_TEXT) return failure("alt_txt_too_large");
      if (args.snippet_type !== undefined && size > LARGEST_SNIPPET) return failure("snippet_too_large");
      if (!files.bytes.hasRoomFor(size)) return failure("storage_limit_reached");
      const id = files.nextId();
      files.pending.add({ id, user: me.botUserId, name, size, ...(altText !== undefined && { altText }) });
      return { ok: true, upload_url: `${origin()}${UPLOAD_PATH}${team.id}/${id}`, file_id: id };
    },
  }),

  "files.info": method({
    scopes: ["files:read"],
    args: z.object({ file: z.string().min(1), ...pageArguments }),
    run(args, context) {
      const found = fileAt(context, args.file);
      if (!found.ok) return found;
      const { workspace, me } = context;
      const paging = { count: args.count, total: 0, page: args.page, pages: 0 };
      return { ok: true, file: sharedFileView(found.file, workspace, me.botUserId), comments: [], paging };
    },
  }),

  "files.list": method({
    scopes: ["files:read"],
    args: z.object({
      channel: channelId.optional(),
      user: userId.optional(),
      ts_from: z.coerce.number().optional(),
      ts_to: z.coerce.number().optional(),
      types: z.string().default("all"),
      ...pageArguments,
    }),
    run(args, context) {
      const { workspace, me } = context;
      const isWanted = filterOf(args, context);
      if ("ok" in isWanted) return isWanted;
      const wanted = workspace.files
        .all()
        .filter((file) => seesFile(file, workspace.channels, me.botUserId) && isWanted.filter(file));
      const { count, page } = args;
      const shown = wanted.slice((page - 1) * count, page * count);
      return {
        ok: true,
        files: shown.map((file) => sharedFileView(file, workspace, me.botUserId)),
        paging: { count, total: wanted.length, page, pages: Math.ceil(wanted.length / count) },
      };
    },
  }),

  "files.delete": method({
    scopes: ["files:write"],
    args: z.object({ file: z.string().min(1) }),
    run(args, context) {
      const found = fileAt(context, args.file);
      if (!found.ok) return found;
      if (found.file.user !== context.me.botUserId) return failure("cant_delete_file");
      context.workspace.files.remove(found.file);
      return { ok: true };
    },
  }),
};

type Found = { readonly ok: true; readonly file: SlackFile } | Failure;

function fileAt({ workspace: { files, channels }, me }: BotContext, id: string): Found {
  if (files.wasDeleted(id)) return failure("file_deleted");
  const file = files.get(id);
  if (file === undefined || !seesFile(file, channels, me.botUserId)) return failure("file_not_found");
  return { ok: true, file };
}

/** Slack's names for groups of types, by what a file has to be. */
const OF_TYPE: Readonly<Record<string, (file: SlackFile) => boolean>> = {
  all: () => true,
  images: ({ mimetype }) => mimetype.startsWith("image/"),
  pdfs: ({ filetype }) => filetype === "pdf",
  zips: ({ filetype }) => filetype === "zip",
  // What the simulator has none of.
  spaces: () => false,
  snippets: () => false,
  gdocs: () => false,
};

interface Wanted {
  readonly channel?: string | undefined;
  readonly user?: string | undefined;
  readonly ts_from?: number | undefined;
  readonly ts_to?: number | undefined;
  readonly types: string;
}

function filterOf(
  args: Wanted,
  sight: BotContext,
): Failure | { readonly filter: (file: SlackFile) => boolean } {
  const { channel, user, ts_from = 0, ts_to = Number.POSITIVE_INFINITY } = args;
  const types = args.types.split(",").map((type) => type.trim());
  if (types.some((type) => !Object.hasOwn(OF_TYPE, type))) return failure("unknown_type");
  if (user !== undefined && !sight.workspace.users.has(user)) return failure("user_not_found");
  if (channel !== undefined && visibleChannel(sight, channel) === undefined)
    return failure("channel_not_found");
  return {
    filter: (file) =>
      (user === undefined || file.user === user) &&
      (channel === undefined || file.shares.some((share) => share.channel === channel)) &&
      file.created >= ts_from &&
      file.created <= ts_to &&
      types.some((type) => OF_TYPE[type]?.(file)),
  };
}
