import { z } from "zod";
import { slackId } from "./slack-ids.ts";

const callback = z.object({
  type: z.literal("event_callback"),
  event_id: slackId,
  team_id: slackId.nullish(),
  context_team_id: slackId.nullish(),
  is_ext_shared_channel: z.unknown().optional(),
  event: z.looseObject({ type: z.string() }),
});

/** What stands around every event. */
export interface EventEnvelope {
  readonly eventId: string;
  /** The workspace that the event came through. Of one channel it is always the same, also of one that is shared. */
  readonly team: string;
  /** The channel is shared with another company, by Slack Connect. */
  readonly isShared: boolean;
  readonly event: Readonly<Record<string, unknown>> & { readonly type: string };
}

/** Undefined where the body tells of no event, or does not say of which workspace. */
export function readEnvelope(body: unknown): EventEnvelope | undefined {
  const { data } = callback.safeParse(body);
  const team = data?.context_team_id ?? data?.team_id;
  if (data === undefined || !team) return undefined;
  return {
    eventId: data.event_id,
    team,
    isShared: data.is_ext_shared_channel === true,
    event: data.event,
  };
}
