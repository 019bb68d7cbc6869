import type { Answer } from "../../../core/answer.ts";
import type { Patience } from "../calls/slack-calls.ts";
import { answerParts, stoppedParts } from "./answer-parts.ts";
import { finishStream } from "./finish-stream.ts";
import { type OwnMessage, ownMessages } from "./own-messages.ts";
import { putPart, removeMessage } from "./put-part.ts";
import type { ReplyContext } from "./reply-context.ts";
import type { ReplyPart } from "./reply-part.ts";
import { clearStatus } from "./thread-status.ts";

/** A call that hung may still be done a little after we gave it up. */
const LATE_MS = 5_000;

/** Turns what is shown so far into the answer: each of its parts stands in the thread exactly once. */
export async function finishReply(context: ReplyContext, answer: Answer, patience: Patience): Promise<void> {
  const { state, stop, timing } = context;
  const parts = stop.signal.aborted ? stoppedParts(context) : answerParts(context, answer);
  const found = state.takenOver || state.inDoubt ? await ownMessages(context, patience) : [];
  const isEdit = !state.stream && (state.ts !== undefined || found.some(({ part }) => part === 1));
  const kept = await putParts(context, parts, found, patience);
  // A new message of ours takes it away by itself, and an edit does not.
  if (isEdit) await clearStatus(context);
  await removeOthers(context, found, kept, patience);
  if (!state.inDoubt) return;
  await timing.wait(LATE_MS, patience.signal);
  const late = await ownMessages(context, patience);
  await removeOthers(context, late, kept, patience);
  await putAgain(context, parts, kept, late, patience);
}

/** One after the other, so that they stand in order. Returns the ts of each. */
async function putParts(
  context: ReplyContext,
  parts: readonly ReplyPart[],
  found: readonly OwnMessage[],
  patience: Patience,
): Promise<readonly string[]> {
  const { state } = context;
  const kept: string[] = [];
  for (const part of parts) {
    const known = found.find((each) => each.part === part.mark.part)?.ts;
    const isFirst = part.mark.part === 1;
    if (isFirst && state.stream) kept.push(await finishStream(context, state.stream, part, patience));
    else {
      const ts = isFirst ? (state.ts ?? known) : known;
      kept.push(
        await putPart(context, part, patience, { ts, ticket: isFirst ? state.finalEdit : undefined }),
      );
    }
    if (isFirst) delete state.finalEdit;
  }
  const [first] = kept;
  if (first !== undefined) state.ts = first;
  return kept;
}

async function removeOthers(
  context: ReplyContext,
  found: readonly OwnMessage[],
  kept: readonly string[],
  patience: Patience,
): Promise<void> {
  for (const { ts } of found) if (!kept.includes(ts)) await removeMessage(context, ts, patience);
}

/** Where an edit that hung was done after the answer. */
async function putAgain(
  context: ReplyContext,
  parts: readonly ReplyPart[],
  kept: readonly string[],
  seen: readonly OwnMessage[],
  patience: Patience,
): Promise<void> {
  for (const [at, part] of parts.entries()) {
    const ts = kept[at];
    const now = seen.find((each) => each.ts === ts);
    if (now && now.state !== part.mark.state) await putPart(context, part, patience, { ts });
  }
}
