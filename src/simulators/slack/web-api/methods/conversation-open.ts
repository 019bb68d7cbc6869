import { z } from "zod";
import { channelView } from "../../wire/channel-view.ts";
import type { OpenedChannel } from "../../workspace/channels.ts";
import type { SlackUser } from "../../workspace/users.ts";
import { channelId, flag } from "../arguments.ts";
import { CHANNEL_SCOPES, scopesToUse } from "../channel-scopes.ts";
import { type Sight, visibleChannel } from "../find-conversation.ts";
import { method } from "../method.ts";
import { type Failure, failure } from "../reply.ts";
import { missingScope } from "../scopes.ts";

/** Documented: beside the one who opens it. */
const MOST_USERS = 8;

export const conversationOpenMethods = {
  "conversations.open": method({
    scopes: scopesToUse("manage"),
    args: z.object({
      users: z.string().optional(),
      channel: channelId.optional(),
      return_im: flag.default(false),
      prevent_creation: flag.default(false),
    }),
    run(args, context) {
      const { workspace, me } = context;
      const opened = args.channel === undefined ? openedWith(args, context) : reopened(context, args.channel);
      if (!opened.ok) return opened;
      const { channel, alreadyOpen } = opened;
      const shown = args.return_im ? channelView(channel, workspace, me) : { id: channel.id };
      return { ok: true, channel: shown, ...(alreadyOpen && { no_op: true, already_open: true }) };
    },
  }),
};

type Opened = ({ readonly ok: true } & OpenedChannel) | Failure;

function reopened(sight: Sight, id: string): Opened {
  const channel = visibleChannel(sight, id);
  if (channel === undefined) return failure("channel_not_found");
  if (channel.kind !== "im" && channel.kind !== "mpim")
    return failure("method_not_supported_for_channel_type");
  return { ok: true, channel, alreadyOpen: true };
}

function openedWith(
  { users = "" }: { readonly users?: string | undefined },
  { workspace, me }: Sight,
): Opened {
  const ids = [...new Set(users.split(",").map((id) => id.trim()))].filter((id) => id !== "");
  if (ids.length === 0) return failure("users_list_not_supplied");
  if (ids.length > MOST_USERS) return failure("too_many_users");
  const people: SlackUser[] = [];
  for (const id of ids) {
    const user = workspace.users.get(id);
    if (user === undefined) return failure("user_not_found");
    if (user.isBot) return failure("cannot_dm_bot");
    people.push(user);
  }
  const [first] = people;
  const kind = people.length === 1 ? "im" : "mpim";
  const refused = missingScope(me, CHANNEL_SCOPES.manage[kind]);
  if (refused !== undefined) return refused;
  if (first !== undefined && kind === "im") {
    return { ok: true, ...workspace.channels.directMessage(first.id, me.botUserId) };
  }
  const names = [me.app.name, ...people.map(({ name }) => name)];
  return { ok: true, ...workspace.channels.groupMessage([me.botUserId, ...ids], names) };
}
