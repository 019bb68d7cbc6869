import { drawBlocks } from "../blocks/draw-blocks.ts";
import type { Model } from "../client/model.ts";
import type { Seen } from "../client/seen.ts";
import { oneLine } from "../printable.ts";
import { EMPTY_ROW, type Row, row, span } from "../text/row.ts";
import { wrap } from "../text/wrap.ts";
import { layoutOf } from "./layout.ts";
import { namesOf } from "./names-of.ts";
import { assistantRows, threadRows } from "./thread-rows.ts";
import { viewRows } from "./view-rows.ts";

const drawn = new WeakMap<Model, readonly Row[]>();

/** All rows of what is read in, also those that are scrolled away. A model is drawn once. */
export function paneRows(model: Model): readonly Row[] {
  const known = drawn.get(model);
  if (known !== undefined) return known;
  const rows = drawPane(model, layoutOf(model.size).paneColumns);
  drawn.set(model, rows);
  return rows;
}

function drawPane(model: Model, columns: number): readonly Row[] {
  const { view } = model.seen;
  if (view !== undefined) return viewRows(view.open, view.entered, namesOf(model.seen), columns);
  return model.at.type === "home"
    ? homeRows(model.seen, columns)
    : conversationRows(model, model.at.channel, columns);
}

function homeRows(seen: Seen, columns: number): Row[] {
  if (seen.home === undefined)
    return [row("The app has published no home tab for this person.", { dim: true })];
  const { view, entered } = seen.home;
  const place = { view: view.id };
  return drawBlocks(view.blocks, { columns, names: namesOf(seen), place, entered, errors: {} });
}

const REPLIES_SHOWN = 3;

function conversationRows(model: Model, channel: string, columns: number): Row[] {
  const { seen, thread } = model;
  const withBot = seen.conversations.find(({ id }) => id === channel)?.bot !== undefined;
  const threads = seen.threads.flatMap((each, index) => {
    const open = each.root.message.ts === thread;
    const replies = open || withBot ? Number.MAX_SAFE_INTEGER : REPLIES_SHOWN;
    const rows = threadRows(each, seen, { open, replies }, columns);
    // Talk follows on talk; a thread stands by itself.
    const before = seen.threads[index - 1];
    const apart =
      index > 0 && (each.replies.length > 0 || (before !== undefined && before.replies.length > 0));
    return apart ? [EMPTY_ROW, ...rows] : rows;
  });
  const beside = assistantRows(seen.assistant, { channel }, columns);
  return [...factRows(model.facts, columns), ...threads, ...beside];
}

function factRows(facts: readonly string[], columns: number): Row[] {
  if (facts.length === 0) return [];
  return [...facts.flatMap((fact) => wrap([span(oneLine(fact), { dim: true })], columns)), EMPTY_ROW];
}

/** A line that says where one is. */
export function titleOf({ at, seen }: Pick<Model, "at" | "seen">): string {
  if (at.type === "home") return `⌂ ${oneLine(seen.users.get(at.bot)?.name ?? at.bot)} · home`;
  return oneLine(seen.conversations.find(({ id }) => id === at.channel)?.title ?? at.channel);
}
