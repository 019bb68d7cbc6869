import type { EarlierReply, ReplyReference } from "../../channel.ts";
import type { Patience } from "../calls/slack-calls.ts";
import { canStream } from "./can-stream.ts";
import { ownMessages } from "./own-messages.ts";
import { endStream, putPart } from "./put-part.ts";
import type { ReplyContext } from "./reply-context.ts";
import { thinkingPart } from "./reply-part.ts";
import { showStatus } from "./thread-status.ts";

/** The reference of a reply that has no message yet, but a status. */
const BY_STATUS: ReplyReference = { way: "status" };

/** Whether an earlier try may have left a status, which this one then has to take away. */
export function isByStatus({ way }: ReplyReference): boolean {
  return way === BY_STATUS.way;
}

/** An acknowledgement whose edit would come later than this is left out: the answer itself is sooner there. */
const EDIT_WITHIN_MS = 2_000;

/** Shows the asker that the question is seen, or goes on with what an earlier try showed. */
export async function acknowledge(
  context: ReplyContext,
  { reference, mayExist }: EarlierReply,
  patience: Patience,
): Promise<ReplyReference> {
  const { state } = context;
  state.acknowledged = true;
  state.takenOver = mayExist || reference !== undefined;
  state.hasStatus = reference !== undefined && isByStatus(reference);
  if (reference?.ts !== undefined) {
    state.ts = reference.ts;
    return reference;
  }
  const found = state.takenOver ? await firstMessage(context, patience) : undefined;
  if (found === undefined) return acknowledgeAnew(context, patience);
  state.ts = found;
  return { ts: found };
}

/** Of an earlier try; a stream that nobody goes on with is ended. */
async function firstMessage(context: ReplyContext, patience: Patience): Promise<string | undefined> {
  const own = await ownMessages(context, patience);
  const first = own.find(({ part }) => part === 1);
  if (first?.isLive) await endStream(context, first.ts, patience);
  return first?.ts;
}

/**
 * By a status where the answer will be streamed, because a message that stands cannot become a stream; else by a
 * message that becomes the answer, as long as there is a turn for that edit; else by a status, and the answer is
 * posted, of which Slack allows more.
 */
async function acknowledgeAnew(context: ReplyContext, patience: Patience): Promise<ReplyReference> {
  const { calls, state } = context;
  if (canStream(context) && (await showStatus(context))) return BY_STATUS;
  const finalEdit = await calls.keep({ method: "chat.update" }, EDIT_WITHIN_MS);
  if (finalEdit) {
    state.finalEdit = finalEdit;
    state.ts = await putPart(context, thinkingPart(context), patience);
    return { ts: state.ts };
  }
  await showStatus(context);
  return BY_STATUS;
}
