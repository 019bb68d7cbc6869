import { z } from "zod";
import { renderProgress } from "../render.ts";
import { recipientOf } from "./address.ts";
import { appendToStream } from "./append-to-stream.ts";
import { canStream } from "./can-stream.ts";
import { UNFINISHED } from "./marks.ts";
import type { ReplyContext } from "./reply-context.ts";
import { contentArguments, QUIET, type ReplyPart } from "./reply-part.ts";
import { stableText } from "./stable-text.ts";

const begun = z.object({ ts: z.string() });

/** The end of a stream must not wait long for its turn, or none is begun. */
const END_WITHIN_MS = 3_000;
const EDIT_WITHIN_MS = 1_000;

/** Shows the text once, in the way that is open: more of the stream, an edit, or a message to begin with. */
export async function showProgress(context: ReplyContext, text: string): Promise<void> {
  const { state } = context;
  if (state.stream) await appendToStream(context, state.stream, text);
  else if (state.ts !== undefined) await showByEdit(context, state.ts, text);
  else if (!state.inDoubt) await begin(context, text);
}

/** A call that may come late may overwrite the answer, so the answer is looked at again after one. */
async function showByEdit(context: ReplyContext, ts: string, text: string): Promise<void> {
  const { calls, address, state } = context;
  const args = { channel: address.channel, ts, parse: "none", ...contentArguments(context, partOf(text)) };
  const outcome = await calls.ifSpare("chat.update", args);
  if (outcome.kind === "ok") state.shown = text;
  if (outcome.kind === "ambiguous") state.inDoubt = true;
}

async function begin(context: ReplyContext, text: string): Promise<void> {
  const stable = stableText(text);
  if (stable.trim() === "") return;
  if (!(await beginStream(context, stable))) await beginMessage(context, text);
}

/** Returns false where Slack does not stream, or where there is no turn left for a stream. */
async function beginStream(context: ReplyContext, text: string): Promise<boolean> {
  const { calls, address, state, streaming, timing, signal } = context;
  if (!canStream(context)) return false;
  const start = await calls.keep({ method: "chat.startStream" }, 0);
  const end = start && (await calls.keep({ method: "chat.stopStream" }, END_WITHIN_MS));
  if (!end) return false;
  const appended = renderProgress(text).blocks[0].text;
  const { channel, thread: thread_ts } = address;
  const args = { channel, thread_ts, ...recipientOf(address), markdown_text: appended };
  const outcome = await calls.tryWith(start, "chat.startStream", args, signal);
  if (outcome.kind === "ok") {
    const { ts } = begun.parse(outcome.result);
    Object.assign(state, { ts, shown: text, stream: { ts, startedAt: timing.now(), end, appended } });
  }
  if (outcome.kind === "ambiguous") state.inDoubt = true;
  if (outcome.kind === "refused") streaming.refusals.note(address, outcome.code);
  return outcome.kind !== "refused";
}

/** Posts what is there so far, where the answer can still be put into that message in good time. */
async function beginMessage(context: ReplyContext, text: string): Promise<void> {
  const { calls, address, state, signal } = context;
  const { channel, thread: thread_ts } = address;
  const finalEdit = await calls.keep({ method: "chat.update" }, EDIT_WITHIN_MS);
  const turn = finalEdit && (await calls.keep({ method: "chat.postMessage", channel }, EDIT_WITHIN_MS));
  if (!turn) return;
  state.finalEdit = finalEdit;
  const args = { channel, thread_ts, ...QUIET, ...contentArguments(context, partOf(text)) };
  const outcome = await calls.tryWith(turn, "chat.postMessage", args, signal);
  if (outcome.kind === "ok") Object.assign(state, { ts: begun.parse(outcome.result).ts, shown: text });
  if (outcome.kind === "ambiguous") state.inDoubt = true;
}

function partOf(text: string): ReplyPart {
  return { mark: { part: 1, state: UNFINISHED }, content: renderProgress(text) };
}
