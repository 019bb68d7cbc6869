import { isDirect, type SlackChannel } from "../workspace/channel.ts";
import { CHANNEL_SCOPES, type ChannelUse } from "./channel-scopes.ts";
import { isMember, type Sight, visibleChannel } from "./find-conversation.ts";
import { type Failure, failure } from "./reply.ts";
import { missingScope } from "./scopes.ts";

export type FoundChannel = { readonly ok: true; readonly channel: SlackChannel } | Failure;

/** What a method asks of the conversation that it is called for. */
export interface ChannelNeeds {
  /** Whose scope the bot must have for this kind of conversation. */
  readonly use?: ChannelUse;
  /** The bot is in it. */
  readonly member?: boolean;
  /** It is a channel, and no direct message; anything else is answered with the code. */
  readonly named?: "method_not_supported_for_channel_type";
  /** It is not archived. */
  readonly live?: boolean;
}

/** The conversation with the id, if the bot sees it and it is as the method needs it. */
export function channelFor(sight: Sight, id: string, needs: ChannelNeeds): FoundChannel {
  const channel = visibleChannel(sight, id);
  if (channel === undefined) return failure("channel_not_found");
  const refused = needs.use && missingScope(sight.me, CHANNEL_SCOPES[needs.use][channel.kind]);
  if (refused !== undefined) return refused;
  if (needs.named !== undefined && isDirect(channel)) return failure(needs.named);
  if (needs.member === true && !isMember(channel, sight.me)) return failure("not_in_channel");
  if (needs.live === true && channel.archived) return failure("is_archived");
  return { ok: true, channel };
}
