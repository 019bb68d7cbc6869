import { cutAt } from "../../../core/shortened.ts";
import type { ReplyContext } from "./reply-context.ts";

/** What shows that somebody is at work is worth nothing when it comes late. */
const SOON_MS = 1_000;

/** Shows below the thread that the bot is at work. False where Slack does not do that. */
export function showStatus(context: ReplyContext): Promise<boolean> {
  return setStatus(context, context.phrases.status, context.phrases.loading);
}

/** Takes the status away where no message did. */
export async function clearStatus(context: ReplyContext): Promise<void> {
  if (context.state.hasStatus) await setStatus(context, "", []);
}

/** Names the thread in the list of the person's conversations with the bot; never a reason to fail. */
export async function nameThread({ calls, address }: ReplyContext, title: string): Promise<void> {
  const { channel: channel_id, thread: thread_ts } = address;
  await calls.ifSpare("assistant.threads.setTitle", { channel_id, thread_ts, title: shortened(title) });
}

async function setStatus(
  { calls, address, state, signal }: ReplyContext,
  status: string,
  loading_messages: readonly string[],
): Promise<boolean> {
  const method = "assistant.threads.setStatus";
  const { channel: channel_id, thread: thread_ts } = address;
  const ticket = await calls.keep({ method }, SOON_MS);
  if (!ticket) return false;
  const args = { channel_id, thread_ts, status, ...(loading_messages.length > 0 && { loading_messages }) };
  const outcome = await calls.tryWith(ticket, method, args, signal);
  const isSet = outcome.kind === "ok" || outcome.kind === "ambiguous";
  state.hasStatus = status !== "" && isSet;
  return outcome.kind === "ok";
}

const LONGEST_TITLE = 100;

function shortened(title: string): string {
  const line = title.replace(/\s+/g, " ").trim();
  return line.length > LONGEST_TITLE ? `${cutAt(line, LONGEST_TITLE - 1)}…` : line;
}
