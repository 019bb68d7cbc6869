import { PlaceGoneError } from "../../channel.ts";
import type { Patience } from "../calls/slack-calls.ts";
import { allOwnMessages, type OwnMessage } from "./own-messages.ts";
import { removeMessage } from "./put-part.ts";
import type { ReplyContext } from "./reply-context.ts";
import { clearStatus } from "./thread-status.ts";

/** Takes away all that the thread shows of the reply. */
export async function withdrawReply(
  context: ReplyContext,
  known: string | undefined,
  patience: Patience,
): Promise<void> {
  await remove(await messagesOr(context, known, patience), context, patience);
  await clearStatus(context);
}

/** Takes away what only this try has shown, and nothing that the later one has written or goes on with. */
export async function leaveReply(
  context: ReplyContext,
  goesOnWith: string | undefined,
  patience: Patience,
): Promise<void> {
  const { attempt, state } = context;
  const own = await messagesOr(context, undefined, patience);
  const mine = own.filter((message) =>
    message.attempt === undefined ? message.ts === state.ts : message.attempt === attempt,
  );
  await remove(
    mine.filter(({ ts }) => ts !== goesOnWith),
    context,
    patience,
  );
}

/** Where the thread is gone its messages may stand on, and the one that we know of can be taken away. */
async function messagesOr(
  context: ReplyContext,
  known: string | undefined,
  patience: Patience,
): Promise<readonly Pick<OwnMessage, "ts" | "attempt">[]> {
  const gone = (error: unknown): [] => {
    if (error instanceof PlaceGoneError) return [];
    throw error;
  };
  const found = await allOwnMessages(context, patience).catch(gone);
  const isFound = known === undefined || found.some(({ ts }) => ts === known);
  return isFound ? found : [...found, { ts: known }];
}

async function remove(
  messages: readonly Pick<OwnMessage, "ts">[],
  context: ReplyContext,
  patience: Patience,
): Promise<void> {
  for (const { ts } of messages) await removeMessage(context, ts, patience);
}
