import { z } from "zod";
import type { ChannelKind, SlackChannel } from "../workspace/channel.ts";
import { flag, pageLimit } from "./arguments.ts";
import { CHANNEL_SCOPES } from "./channel-scopes.ts";
import { type Sight, visibleChannel } from "./find-conversation.ts";
import { listPage, type Page } from "./paging.ts";
import { type Failure, failure } from "./reply.ts";
import { missingScope } from "./scopes.ts";

const KIND_OF_TYPE: ReadonlyMap<string, ChannelKind> = new Map([
  ["public_channel", "channel"],
  ["private_channel", "group"],
  ["mpim", "mpim"],
  ["im", "im"],
]);

export const listingArguments = {
  types: z.string().default("public_channel"),
  exclude_archived: flag.default(false),
  limit: pageLimit(100),
  cursor: z.string().optional(),
};

type Listing = z.output<z.ZodObject<typeof listingArguments>>;

/** A page of the conversations that the bot sees, of the types that are asked for. */
export function listedChannels(
  listing: Listing,
  sight: Sight,
  belongs: (channel: SlackChannel) => boolean,
): Page<SlackChannel> | Failure {
  const types = listing.types.split(",").map((type) => type.trim());
  const kinds = types.flatMap((type) => KIND_OF_TYPE.get(type) ?? []);
  if (kinds.length < types.length) return failure("invalid_types");
  for (const kind of kinds) {
    const refused = missingScope(sight.me, CHANNEL_SCOPES.read[kind]);
    if (refused !== undefined) return refused;
  }
  const shown = [...sight.workspace.channels.all()].filter(
    (channel) =>
      kinds.includes(channel.kind) &&
      !(listing.exclude_archived && channel.archived) &&
      visibleChannel(sight, channel.id) !== undefined &&
      belongs(channel),
  );
  return listPage(shown, (channel) => channel.id, listing);
}
