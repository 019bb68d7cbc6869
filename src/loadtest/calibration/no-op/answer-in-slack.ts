import { z } from "zod";
import { REPLY_METADATA, UNFINISHED } from "../../../channels/slack/reply/marks.ts";
import { ANSWER_TEXT } from "./no-op-answer.ts";
import type { NoOpSlack } from "./no-op-order.ts";

const mentionSchema = z.object({
  type: z.literal("app_mention"),
  channel: z.string(),
  ts: z.string(),
});
const envelopeSchema = z.object({
  envelope_id: z.string(),
  payload: z.object({ event: z.unknown() }).optional(),
});
const callSchema = z.object({ ok: z.literal(true), url: z.string().default(""), ts: z.string().default("") });

type Mention = z.output<typeof mentionSchema>;

/**
 * Connects over Socket Mode, acknowledges each envelope, and answers each mention with one message and one edit that
 * makes it the answer. Comes back when it is connected. @see https://docs.slack.dev/apis/events-api/using-socket-mode
 */
export async function answerInSlack(slack: NoOpSlack): Promise<void> {
  const { url } = await call(slack, "apps.connections.open", {}, slack.appToken);
  const socket = new WebSocket(url);
  socket.addEventListener("message", ({ data }) => {
    const envelope = envelopeSchema.safeParse(JSON.parse(String(data))).data;
    if (envelope === undefined) return;
    socket.send(JSON.stringify({ envelope_id: envelope.envelope_id }));
    const mention = mentionSchema.safeParse(envelope.payload?.event).data;
    if (mention !== undefined) void answer(slack, mention);
  });
  await opened(socket);
}

function opened(socket: WebSocket): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.addEventListener("open", () => resolve());
    socket.addEventListener("close", () => reject(new Error("Slack has closed the connection.")));
  });
}

async function answer(slack: NoOpSlack, mention: Mention): Promise<void> {
  const { channel, ts: thread_ts } = mention;
  const thinking = { channel, thread_ts, text: "Thinking…", metadata: markOf(mention, UNFINISHED) };
  const { ts } = await call(slack, "chat.postMessage", thinking);
  await call(slack, "chat.update", {
    ...{ channel, ts, text: ANSWER_TEXT, metadata: markOf(mention, "answered") },
    blocks: [
      { type: "markdown", text: ANSWER_TEXT },
      { type: "context", elements: [{ type: "mrkdwn", text: "[1] Hard close `close.md#hard-close`" }] },
    ],
  });
}

function markOf({ ts }: Mention, state: string) {
  return {
    event_type: REPLY_METADATA,
    event_payload: { question_id: ts, message_ts: ts, attempt: 1, state, part: 1, parts: 1 },
  };
}

async function call({ url, botToken }: NoOpSlack, method: string, args: object, token = botToken) {
  const response = await fetch(url + method, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json; charset=utf-8" },
    body: JSON.stringify(args),
  });
  return callSchema.parse(await response.json());
}
