import type { Context } from "hono";
import { streamSSE } from "hono/streaming";
import { answerBody, pendingBody, urlOf } from "./answer-body.ts";
import type { Asked } from "./ask.ts";
import { RequestFault } from "./request-fault.ts";
import type { Waited, WaitingRoom } from "./waiting-room.ts";

/** What a request for an answer ends with. */
export type Ending = ReturnType<typeof endingOf>;

/** Waits for the answer, and sends it as JSON. */
export async function respondAtOnce(context: Context, asked: Asked, room: WaitingRoom): Promise<Response> {
  const { body } = await endingFor(asked, room, { signal: context.req.raw.signal });
  return respondWith(context, body);
}

/** An answer is 200, and one that is not there yet 202 with where it will be. */
export function respondWith(context: Context, body: Ending["body"]): Response {
  if (body.status === "answered") return context.json(body);
  return context.json(body, 202, { location: body.url, "retry-after": "1" });
}

export const HEARTBEAT_MS = 15_000;

/** Sends the answer as server-sent events while it grows. */
export function respondGrowing(context: Context, asked: Asked, room: WaitingRoom): Response {
  const { id, conversation } = asked;
  context.header("x-accel-buffering", "no");
  const leave = room.enter();
  return streamSSE(context, async (stream) => {
    const gone = new AbortController();
    stream.onAbort(() => gone.abort());
    const tell = (event: string, data: object) => stream.writeSSE({ event, data: JSON.stringify(data) });
    let telling = false;
    // A client that reads slower than the text grows sees less of its growing.
    const onText = async (text: string) => {
      if (telling) return;
      telling = true;
      await tell("progress", { text });
      telling = false;
    };
    const heartbeat = setInterval(() => void stream.write(": still at it\n\n"), HEARTBEAT_MS);
    try {
      await tell("question", { id, conversation, url: urlOf(id) });
      const { event, body } = await endingFor(asked, room, { signal: gone.signal, onText });
      await tell(event, body);
    } catch (error) {
      if (!(error instanceof RequestFault)) throw error;
      await tell("problem", error.problem);
    } finally {
      clearInterval(heartbeat);
      leave();
    }
  });
}

/** @throws RequestFault */
async function endingFor(asked: Asked, room: WaitingRoom, options: Parameters<WaitingRoom["wait"]>[1]) {
  const { answer } = asked;
  return endingOf(asked, answer ? { answer } : await room.wait(asked.id, options));
}

function endingOf(asked: Asked, waited: Waited) {
  if ("answer" in waited) return { event: "answer", body: answerBody(asked, waited.answer) } as const;
  if (waited.end === "stopping") throw stopping(asked.id);
  // Whoever has gone reads nothing; the question is answered all the same, and kept.
  return { event: "pending", body: pendingBody(asked) } as const;
}

export function stopping(id?: string): RequestFault {
  return new RequestFault(
    "STOPPING",
    id === undefined
      ? "This process is stopping or starting."
      : `This process is stopping. The question is kept; its answer will be at /v1/questions/${id}.`,
    { headers: { "retry-after": "2", connection: "close" }, ...(id !== undefined && { id }) },
  );
}
