import { PlaceGoneError } from "../../channel.ts";
import type { Patience } from "../calls/slack-calls.ts";
import { ownMessages } from "./own-messages.ts";
import { removeMessage } from "./put-part.ts";
import type { ReplyContext } from "./reply-context.ts";
import { clearStatus } from "./thread-status.ts";

/**
 * Takes away what the thread shows of the reply. Whoever wrote it takes away what it wrote itself, for another worker
 * may have taken over and be writing too; one that only withdraws takes away all there is.
 */
export async function withdrawReply(
  context: ReplyContext,
  known: string | undefined,
  patience: Patience,
): Promise<void> {
  const found = context.state.acknowledged ? [] : await ownMessages(context, patience).catch(noneWhereGone);
  const all = new Set([...found.map(({ ts }) => ts), ...(known === undefined ? [] : [known])]);
  for (const ts of all) await removeMessage(context, ts, patience);
  await clearStatus(context);
}

/** Where the thread is gone its messages may stand on, and those that we know of can be taken away. */
function noneWhereGone(error: unknown): [] {
  if (error instanceof PlaceGoneError) return [];
  throw error;
}
