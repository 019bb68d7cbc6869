import { z } from "zod";
import type { Installation } from "../../apps/installation.ts";
import type { AgentPlace } from "../../assistant/agent-place.ts";
import { SESSION_STATUSES } from "../../assistant/assistant-view.ts";
import { timestamp, userId } from "../arguments.ts";
import { isMember, type Sight, visibleChannel } from "../find-conversation.ts";
import { method } from "../method.ts";
import { type Failure, failure } from "../reply.ts";

const scopes = ["chat:write"];
/** Documented, in characters. */
const LONGEST_TITLE = 200;

const placeArguments = { channel_id: z.string().optional(), thread_ts: timestamp.optional() };

export const agentMethods = {
  "agents.sessions.setStatus": method({
    scopes,
    args: z.object({
      ...placeArguments,
      status: z.string(),
      title: z.string().max(LONGEST_TITLE).optional(),
      initiator_user_id: userId.optional(),
      icon_emoji: z.string().nullish(),
      icon_url: z.string().nullish(),
      username: z.string().max(LONGEST_TITLE).nullish(),
    }),
    run(args, context) {
      const { workspace, me } = context;
      const status = SESSION_STATUSES.find((each) => each === args.status);
      if (status === undefined) return failure("invalid_status");
      const found = sessionPlace(context, args);
      if (!found.ok) return found;
      const { initiator_user_id: initiator } = args;
      if (initiator !== undefined && !isMemberOf(context, found.place, initiator))
        return failure("user_not_found");
      const { session, title } = workspace.assistants.setSession(found.place, status, args.title);
      return {
        ok: true,
        status: session ?? status,
        agent_status: session ?? status,
        ...(title !== undefined && { title }),
        ...(!hearsStops(me) && { warning: "missing_agent_session_stopped_event_subscription" }),
      };
    },
  }),

  "agents.sessions.rename": method({
    scopes,
    args: z.object({ ...placeArguments, title: z.string().min(1).max(LONGEST_TITLE) }),
    run(args, context) {
      const { assistants } = context.workspace;
      const found = sessionPlace(context, args);
      if (!found.ok) return found;
      if (assistants.view(found.place).session === undefined) return failure("session_not_found");
      assistants.setTitle(found.place, args.title);
      return { ok: true, title: args.title };
    },
  }),
};

type Place = { readonly ok: true; readonly place: AgentPlace } | Failure;

/** Assumed is the code for an app that is no agent, and for a thread that is not there. */
function sessionPlace(
  sight: Sight,
  args: { readonly channel_id?: string | undefined; readonly thread_ts?: string | undefined },
): Place {
  const { workspace, me } = sight;
  if (me.app.surface !== "agent") return failure("feature_disabled", "the app is not declared as an agent");
  const channel = visibleChannel(sight, args.channel_id ?? "");
  if (channel === undefined) return failure("channel_not_found");
  if (!isMember(channel, me)) return failure("not_authorized");
  const { thread_ts } = args;
  if (thread_ts === undefined) return failure("thread_ts_required");
  if (workspace.messages.get(channel.id, thread_ts) === undefined) return failure("invalid_thread_ts");
  return { ok: true, place: { bot: me.botUserId, channel: channel.id, thread_ts } };
}

function isMemberOf({ workspace }: Sight, { channel }: AgentPlace, user: string): boolean {
  return workspace.channels.get(channel)?.members.has(user) === true;
}

function hearsStops({ app: { events } }: Installation): boolean {
  return events === undefined || events.has("agent_session_stopped");
}
