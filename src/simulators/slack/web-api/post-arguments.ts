import { z } from "zod";
import { isReply } from "../workspace/message.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { flag, timestamp } from "./arguments.ts";
import { type Failure, failure } from "./reply.ts";

/** How a text is read that an app sends. `link_names` is documented to link user groups only, of which there are none. */
export const parsingArguments = {
  parse: z.enum(["full", "none"]).optional(),
  link_names: flag.optional(),
};

/** What becomes of links is drawn by nobody here: the flags are checked and change nothing. */
export const unfurlArguments = { unfurl_links: flag.optional(), unfurl_media: flag.optional() };

/** Where in a channel a message goes. */
export const threadArguments = { thread_ts: timestamp.optional(), reply_broadcast: flag.default(false) };

/** By which name and picture a message goes; documented, with the scope `chat:write.customize`. */
export const authorshipArguments = {
  username: z.string().optional(),
  icon_emoji: z.string().optional(),
  icon_url: z.string().optional(),
};

/** Returns why a message cannot go into the thread. Assumed for a reply's ts, which apps are told not to use. */
export function threadFailure(
  { messages }: Workspace,
  channel: string,
  thread: string | undefined,
): Failure | undefined {
  if (thread === undefined) return undefined;
  const parent = messages.get(channel, thread);
  return parent === undefined || isReply(parent) ? failure("thread_not_found") : undefined;
}
