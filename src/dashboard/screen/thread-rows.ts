import type { AssistantView } from "../../simulators/slack/people/assistant-door.ts";
import type { Seen, SeenThread } from "../client/seen.ts";
import { oneLine } from "../printable.ts";
import { behind, indented } from "../text/indented.ts";
import { type Row, span } from "../text/row.ts";
import { wrap } from "../text/wrap.ts";
import { LABEL_COLUMNS, messageRows } from "./message-rows.ts";

export interface ThreadShown {
  /** The thread that is written in. */
  readonly open: boolean;
  /** So many replies are drawn at most, the latest. */
  readonly replies: number;
}

const BAR = "│ ";

/** A message with its replies beneath it. */
export function threadRows(
  thread: SeenThread,
  seen: Seen,
  { open, replies: most }: ThreadShown,
  columns: number,
): Row[] {
  const bar = span(BAR, open ? { color: "cyan" } : { dim: true });
  const inner = columns - BAR.length;
  const hidden = Math.max(0, thread.replies.length - most);
  const replies = thread.replies.slice(hidden);
  const inside = [
    ...(hidden > 0 ? [earlierRow(thread, hidden)] : []),
    ...replies.flatMap((reply) => messageRows(reply, seen, inner)),
    ...stopRows(thread),
    ...assistantRows(thread.assistant, thread.root.message, inner),
  ];
  return [...messageRows(thread.root, seen, columns), ...behind(bar, bar, inside)];
}

function earlierRow({ root: { message } }: SeenThread, hidden: number): Row {
  const { channel, ts } = message;
  const text = hidden === 1 ? "1 earlier reply" : `${hidden} earlier replies`;
  return [span(text, { dim: true }, { id: `earlier ${ts}`, deed: { type: "open-thread", channel, ts } })];
}

function stopRows({ root, replies, assistant }: SeenThread): Row[] {
  const streams = [root, ...replies].some(({ message }) => message.streaming_state === "in_progress");
  if (!streams && assistant.session !== "processing") return [];
  const { channel, ts } = root.message;
  const stop = { id: `stop ${ts}`, deed: { type: "stop-stream", channel, ts } } as const;
  return indented(LABEL_COLUMNS, [[span("[ Stop ]", { bold: true }, stop)]]);
}

/** What an app at work shows beside its messages: what it does, and what one could ask. */
export function assistantRows(
  { status, loadingMessages, prompts, promptsTitle }: AssistantView,
  { channel, ts }: { readonly channel: string; readonly ts?: string },
  columns: number,
): Row[] {
  const inner = columns - LABEL_COLUMNS;
  const words = [status, ...loadingMessages.slice(0, 1)].filter((each) => each !== undefined && each !== "");
  const lines: Row[] = [
    ...(words.length > 0 ? wrap([span(oneLine(words.join(" · ")), { italic: true, dim: true })], inner) : []),
    ...(promptsTitle !== undefined && prompts.length > 0 ? wrap([span(oneLine(promptsTitle))], inner) : []),
    ...prompts.map(
      ({ title }): Row => [
        span(
          `[ ${oneLine(title)} ]`,
          { bold: true },
          {
            id: `prompt ${ts ?? channel} ${title}`,
            deed: { type: "choose-prompt", title, ...(ts !== undefined && { thread: ts }) },
          },
        ),
      ],
    ),
  ];
  return indented(LABEL_COLUMNS, lines);
}
