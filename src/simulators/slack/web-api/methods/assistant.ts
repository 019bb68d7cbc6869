import { z } from "zod";
import type { Installation } from "../../apps/installation.ts";
import type { AgentPlace } from "../../assistant/agent-place.ts";
import { channelId, nested, timestamp } from "../arguments.ts";
import { isMember, type Sight, visibleChannel } from "../find-conversation.ts";
import { method } from "../method.ts";
import { type Failure, failure } from "../reply.ts";

/** Documented. */
const MOST_LOADING_MESSAGES = 10;
const MOST_PROMPTS = 4;

const prompt = z.object({ title: z.string().min(1), message: z.string().min(1) });

export const assistantMethods = {
  "assistant.threads.setStatus": method({
    scopes: ["chat:write"],
    args: z.object({
      channel_id: channelId,
      thread_ts: timestamp,
      status: z.string(),
      loading_messages: nested(z.array(z.string()).max(MOST_LOADING_MESSAGES)).default([]),
    }),
    run(args, context) {
      const found = threadAt(context, args.channel_id, args.thread_ts);
      if (!found.ok) return found;
      context.workspace.assistants.setStatus(found.place, args.status, args.loading_messages);
      return { ok: true };
    },
  }),

  "assistant.threads.setTitle": method({
    scopes: ["assistant:write"],
    args: z.object({ channel_id: channelId, thread_ts: timestamp, title: z.string() }),
    run(args, context) {
      const found = threadAt(context, args.channel_id, args.thread_ts);
      if (!found.ok) return found;
      context.workspace.assistants.setTitle(found.place, args.title);
      return { ok: true };
    },
  }),

  "assistant.threads.setSuggestedPrompts": method({
    scopes: ["assistant:write"],
    args: z.object({
      channel_id: channelId,
      thread_ts: timestamp.optional(),
      title: z.string().optional(),
      prompts: nested(z.array(prompt).max(MOST_PROMPTS)),
    }),
    run(args, context) {
      const { workspace, me } = context;
      const found = promptsPlace(context, args.channel_id, args.thread_ts);
      if (!found.ok) return found;
      // Documented: with a thread an agent's call does nothing, and says nothing.
      const isIgnored = me.app.surface === "agent" && args.thread_ts !== undefined;
      if (!isIgnored) workspace.assistants.setPrompts(found.place, args.prompts, args.title);
      return { ok: true };
    },
  }),
};

type Place = { readonly ok: true; readonly place: AgentPlace } | Failure;

function threadAt(sight: Sight, id: string, thread_ts: string): Place {
  const channel = visibleChannel(sight, id);
  if (channel === undefined || !isMember(channel, sight.me)) return failure("channel_not_found");
  if (sight.workspace.messages.get(id, thread_ts) === undefined) return failure("invalid_thread_ts");
  return { ok: true, place: { bot: sight.me.botUserId, channel: id, thread_ts } };
}

/** Documented: without a thread it is the latest one of the channel; an agent's direct message is one conversation. */
function promptsPlace(sight: Sight, id: string, thread_ts: string | undefined): Place {
  if (thread_ts !== undefined) return threadAt(sight, id, thread_ts);
  const channel = visibleChannel(sight, id);
  if (channel === undefined || !isMember(channel, sight.me)) return failure("channel_not_found");
  return { ok: true, place: { bot: sight.me.botUserId, channel: id, ...latestThread(sight, id, sight.me) } };
}

function latestThread({ workspace }: Sight, channel: string, { app }: Installation) {
  const latest = app.surface === "agent" ? undefined : workspace.messages.roots(channel).at(-1);
  return latest === undefined ? {} : { thread_ts: latest };
}
