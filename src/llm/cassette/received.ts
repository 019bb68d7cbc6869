import type { Clock } from "../../core/clock.ts";
import type { Received } from "./stored-response.ts";

/** How long a call took, in milliseconds. */
export interface Latency {
  readonly firstMs: number;
  readonly totalMs: number;
}

/**
 * A reply that is handed on as it comes, while it is listened to. `heard` is told before the reader sees the end, and
 * never for a reply that nobody reads to its end. The end of an event stream is the event that says so: clients read
 * no further.
 */
export function overheard(
  response: Response,
  { startedAt, clock }: { readonly startedAt: number; readonly clock: Clock },
  heard: (received: Received, latency: Latency) => void,
): Response {
  const { status, statusText, headers, body } = response;
  const pieces: Uint8Array[] = [];
  const since = () => Math.max(0, Math.round(clock.now() - startedAt));
  const isDone = createEndWatch();
  let firstMs: number | undefined;
  let ended = false;
  const end = () => {
    if (ended) return;
    ended = true;
    const totalMs = since();
    const text = Buffer.concat(pieces).toString("utf8");
    heard({ status, headers, text }, { firstMs: firstMs ?? totalMs, totalMs });
  };
  const listener = new TransformStream<Uint8Array, Uint8Array>({
    transform(piece, controller) {
      firstMs ??= since();
      pieces.push(piece);
      if (isDone(piece)) end();
      controller.enqueue(piece);
    },
    flush: end,
  });
  return new Response(body?.pipeThrough(listener) ?? null, { status, statusText, headers });
}

const DONE = /\ndata: ?\[DONE\]/;
const LONGEST_DONE = "\ndata: [DONE]".length;

/** True from the piece on with which the last event came, which may have come in two. */
function createEndWatch(): (piece: Uint8Array) => boolean {
  // The first line begins as every other one does.
  let tail = "\n";
  return (piece) => {
    const text = tail + Buffer.from(piece).toString("latin1");
    tail = text.slice(-LONGEST_DONE);
    return DONE.test(text);
  };
}
