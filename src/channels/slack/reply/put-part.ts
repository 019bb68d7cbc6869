import { z } from "zod";
import type { Refused } from "../calls/outcome.ts";
import { type Patience, SlackUnavailableError, type Ticket } from "../calls/slack-calls.ts";
import { UNFINISHED } from "./marks.ts";
import { ownMessages } from "./own-messages.ts";
import { errorOf, isAboutContent, isLocked } from "./refusals.ts";
import { markOf, type ReplyContext } from "./reply-context.ts";
import { contentArguments, inWordsAlone, QUIET, type ReplyPart } from "./reply-part.ts";

/** An edit with a longer text is refused, whatever its blocks hold. */
const LONGEST_EDIT = 3_900;

const posted = z.object({ ts: z.string() });

/** Puts a part where it belongs: in a message that is there, or in a new one. Returns the message's ts. */
export async function putPart(
  context: ReplyContext,
  part: ReplyPart,
  patience: Patience,
  { ts, ticket }: { readonly ts?: string | undefined; readonly ticket?: Ticket | undefined } = {},
): Promise<string> {
  return ts === undefined ? postPart(context, part, patience) : editPart(context, ts, part, patience, ticket);
}

async function postPart(
  context: ReplyContext,
  part: ReplyPart,
  patience: Patience,
  inPlaceOf?: string,
): Promise<string> {
  const { calls, address, timing, state } = context;
  const { channel, thread: thread_ts } = address;
  for (let wanted = part; ; ) {
    const args = { channel, thread_ts, ...QUIET, ...contentArguments(context, wanted) };
    const outcome = await calls.once("chat.postMessage", args, patience);
    if (outcome.kind === "ok") return posted.parse(outcome.result).ts;
    if (outcome.kind === "refused") {
      wanted = otherWords(context, wanted, outcome);
      continue;
    }
    state.inDoubt = true;
    if (timing.now() >= patience.until)
      throw new SlackUnavailableError(`a post was given up: ${outcome.reason}`);
    const found = (await ownMessages(context, patience)).find(
      ({ part: number, ts }) => number === part.mark.part && ts !== inPlaceOf,
    );
    if (found) {
      const isThis = found.attempt === context.attempt && found.state === part.mark.state;
      return isThis ? found.ts : editPart(context, found.ts, part, patience);
    }
  }
}

async function editPart(
  context: ReplyContext,
  ts: string,
  part: ReplyPart,
  patience: Patience,
  ticket?: Ticket,
): Promise<string> {
  const { channel } = context.address;
  let kept = ticket;
  for (let wanted = part; ; ) {
    if (wanted.content.blocks === undefined && wanted.content.text.length > LONGEST_EDIT) {
      return postInPlaceOf(context, ts, wanted, patience);
    }
    const args = { channel, ts, parse: "none", ...contentArguments(context, wanted) };
    const outcome = await context.calls.repeat("chat.update", args, patience, kept);
    kept = undefined;
    if (outcome.kind === "ok") return ts;
    if (outcome.code === "message_not_found") return postPart(context, wanted, patience);
    if (isLocked(outcome)) return postInPlaceOf(context, ts, wanted, patience);
    if (outcome.code === "streaming_state_conflict") await endStream(context, ts, patience);
    else wanted = otherWords(context, wanted, outcome);
  }
}

/** What Slack did not take as blocks is said in words alone, once. */
function otherWords(context: ReplyContext, part: ReplyPart, refused: Refused): ReplyPart {
  if (!isAboutContent(refused) || part.content.blocks === undefined) throw errorOf(refused);
  const { emit, questionId } = context;
  emit({ type: "error_occurred", errorType: "slack_blocks", message: errorOf(refused).message, questionId });
  return inWordsAlone(part);
}

async function postInPlaceOf(
  context: ReplyContext,
  ts: string,
  part: ReplyPart,
  patience: Patience,
): Promise<string> {
  const instead = await postPart(context, part, patience, ts);
  await removeMessage(context, ts, patience);
  return instead;
}

/** Takes a message away; where that cannot be, it stays. */
export async function removeMessage(context: ReplyContext, ts: string, patience: Patience): Promise<void> {
  const args = { channel: context.address.channel, ts };
  const outcome = await context.calls.repeat("chat.delete", args, patience);
  if (outcome.kind === "ok" || outcome.code !== "cant_delete_message") return;
  // As long as a message is streamed it cannot be deleted.
  await endStream(context, ts, patience);
  await context.calls.repeat("chat.delete", args, patience);
}

/** Ends a stream whose message is to be edited; one that is over already is none. */
export async function endStream(
  context: ReplyContext,
  ts: string,
  patience: Patience,
  ticket?: Ticket,
): Promise<void> {
  const metadata = markOf(context, { part: 1, state: UNFINISHED });
  const args = { channel: context.address.channel, ts, metadata };
  await context.calls.repeat("chat.stopStream", args, patience, ticket);
}
