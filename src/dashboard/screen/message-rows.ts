import type { SlackFile } from "../../simulators/slack/files/file.ts";
import type { SlackMessage } from "../../simulators/slack/workspace/message.ts";
import { cutTo, textWidth } from "../../text/letters.ts";
import { drawBlocks } from "../blocks/draw-blocks.ts";
import type { Seen, SeenMessage } from "../client/seen.ts";
import { oneLine } from "../printable.ts";
import { behind } from "../text/indented.ts";
import { drawMrkdwn } from "../text/mrkdwn.ts";
import { EMPTY_ROW, type Row, type Span, type Style, span } from "../text/row.ts";
import { wrap } from "../text/wrap.ts";
import { namesOf } from "./names-of.ts";

/** Who speaks stands in these columns; everything that is said begins after them. */
export const LABEL_COLUMNS = 9;

const drawn = new WeakMap<SlackMessage, { readonly key: string; readonly rows: readonly Row[] }>();

/** A message on so many columns. It is drawn once for as long as it stays the same. */
export function messageRows(each: SeenMessage, seen: Seen, columns: number): readonly Row[] {
  const key = JSON.stringify([columns, seen.me, seen.users.size, each.ephemeral, each.entered, each.files]);
  const known = drawn.get(each.message);
  if (known?.key === key) return known.rows;
  const rows = drawMessage(each, seen, columns);
  drawn.set(each.message, { key, rows });
  return rows;
}

function drawMessage(each: SeenMessage, seen: Seen, columns: number): Row[] {
  const inner = columns - LABEL_COLUMNS;
  const rows = [
    ...withMark(bodyRows(each, seen, inner), each.message),
    ...each.files.map((file) => fileRow(file, each.message)),
    ...reactionRows(each.message, inner),
    ...(each.ephemeral ? [[span("Only visible to you", { dim: true })]] : []),
  ];
  return behind(labelOf(each, seen), span(" ".repeat(LABEL_COLUMNS)), rows.length > 0 ? rows : [EMPTY_ROW]);
}

function bodyRows({ message, entered }: SeenMessage, seen: Seen, columns: number): Row[] {
  const names = namesOf(seen);
  const { channel, ts, blocks = [], text } = message;
  if (blocks.length === 0) return text === "" ? [] : drawMrkdwn(text, columns, names);
  return drawBlocks(blocks, { columns, names, place: { channel, ts }, entered, errors: {} });
}

/** Says that a message was edited, or that its app still writes on it. */
function withMark(rows: readonly Row[], { edited, streaming_state }: SlackMessage): readonly Row[] {
  const streaming = streaming_state === "in_progress";
  if (!streaming && edited === undefined) return rows;
  const mark = span(streaming ? " ▌" : " (edited)", { dim: true });
  return [...rows.slice(0, -1), [...(rows.at(-1) ?? EMPTY_ROW), mark]];
}

function labelOf({ message }: SeenMessage, seen: Seen): Span {
  const { user, channel, ts } = message;
  const name = cutTo(namesOf(seen).user(user) ?? oneLine(user), LABEL_COLUMNS - 1);
  const deed = { type: "open-message", channel, ts } as const;
  const padded = name + " ".repeat(Math.max(0, LABEL_COLUMNS - textWidth(name)));
  return span(padded, styleOf(message, seen.me), { id: `message ${channel} ${ts}`, deed });
}

function styleOf({ user, bot_id }: SlackMessage, me: string): Style {
  if (bot_id !== undefined) return { bold: true, color: "green" };
  return { bold: true, color: user === me ? "cyan" : "yellow" };
}

function fileRow({ id, name, size }: SlackFile, { ts }: SlackMessage): Row {
  const shown = oneLine(name);
  const text = `[ ${cutTo(shown, 40)} · ${sizeOf(size)} ↓ ]`;
  return [span(text, { bold: true }, { id: `file ${ts} ${id}`, deed: { type: "download", file: id, name } })];
}

const UNITS = ["B", "kB", "MB", "GB"];

function sizeOf(bytes: number): string {
  const power = Math.min(UNITS.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  const amount = bytes / 1000 ** power;
  return `${power === 0 || amount >= 10 ? Math.round(amount) : amount.toFixed(1)} ${UNITS[power]}`;
}

function reactionRows({ reactions = [] }: SlackMessage, columns: number): Row[] {
  if (reactions.length === 0) return [];
  const text = reactions.map(({ name, count }) => `:${oneLine(name)}: ${count}`).join("  ");
  return wrap([span(text, { dim: true })], columns);
}
