import type { Outcome } from "../calls/outcome.ts";
import { renderProgress } from "../render.ts";
import { STOPPED_BY_USER } from "./marks.ts";
import { endStream } from "./put-part.ts";
import { patienceOf, type ReplyContext } from "./reply-context.ts";
import type { OpenStream } from "./reply-state.ts";
import { stableText } from "./stable-text.ts";

/** Slack ends a stream after about five minutes (seen, not documented); before that we go on by edits. */
const STREAM_MS = 270_000;

/** Adds what is new to a stream, as far as it will stay as it is. */
export async function appendToStream(context: ReplyContext, stream: OpenStream, text: string): Promise<void> {
  const { calls, address, state, timing } = context;
  if (timing.now() - stream.startedAt >= STREAM_MS) {
    delete state.stream;
    return endStream(context, stream.ts, patienceOf(context), stream.end);
  }
  const { appended, ts } = stream;
  const body = renderProgress(stableText(text)).blocks[0].text;
  if (appended === undefined || body === appended || !body.startsWith(appended)) return;
  const args = { channel: address.channel, ts, markdown_text: body.slice(appended.length) };
  const outcome = await calls.ifSpare("chat.appendStream", args);
  if (outcome.kind === "ok") {
    stream.appended = body;
    state.shown = text;
  }
  // Perhaps it is there, perhaps not: only an edit at the end makes it right.
  if (outcome.kind === "ambiguous") stream.appended = undefined;
  if (outcome.kind === "refused") refused(context, stream, outcome);
}

function refused(
  { state, stop }: ReplyContext,
  stream: OpenStream,
  { code }: Extract<Outcome, { kind: "refused" }>,
) {
  if (code === "message_not_in_streaming_state") delete state.stream;
  else if (code === STOPPED_BY_USER) {
    delete state.stream;
    stop.abort();
  } else stream.appended = undefined;
}
