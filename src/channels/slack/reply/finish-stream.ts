import type { Patience } from "../calls/slack-calls.ts";
import { stoppedParts } from "./answer-parts.ts";
import { STOPPED_BY_USER } from "./marks.ts";
import { endStream, putPart } from "./put-part.ts";
import { markOf, type ReplyContext } from "./reply-context.ts";
import type { ReplyPart } from "./reply-part.ts";
import type { OpenStream } from "./reply-state.ts";

/** Ends a stream with the rest of the answer; where it cannot go on as it began, the whole is put into its message. */
export async function finishStream(
  context: ReplyContext,
  stream: OpenStream,
  part: ReplyPart,
  patience: Patience,
): Promise<string> {
  const { ts } = stream;
  delete context.state.stream;
  const rest = restOf(part, stream);
  if (rest === undefined) {
    await endStream(context, ts, patience, stream.end);
    return putPart(context, part, patience, { ts });
  }
  const args = { channel: context.address.channel, ts, ...rest, metadata: markOf(context, part.mark) };
  const outcome = await context.calls.repeat("chat.stopStream", args, patience, stream.end);
  if (outcome.kind === "ok") return ts;
  if (outcome.code !== STOPPED_BY_USER) return putPart(context, part, patience, { ts });
  context.stop.abort();
  const [stopped = part] = stoppedParts(context);
  return putPart(context, stopped, patience, { ts });
}

/** What is to be added to the stream; undefined where the part does not begin with what is shown. */
function restOf({ content: { blocks } }: ReplyPart, { appended }: OpenStream) {
  if (blocks === undefined || appended === undefined) return undefined;
  const [{ text }, ...extras] = blocks;
  if (!text.startsWith(appended)) return undefined;
  const rest = text.slice(appended.length);
  return { ...(rest && { markdown_text: rest }), ...(extras.length > 0 && { blocks: extras }) };
}
