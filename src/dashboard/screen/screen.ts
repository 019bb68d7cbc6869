import type { Model, Writer } from "../client/model.ts";
import { oneLine } from "../printable.ts";
import { EMPTY_ROW, type Row, row, span } from "../text/row.ts";
import { cutRow, padRow, rowWidth } from "../text/width.ts";
import { wrap } from "../text/wrap.ts";
import { composerRows, typingRows } from "./composer.ts";
import { helpRows } from "./help.ts";
import { hintRow } from "./hints.ts";
import { isInView, type Layout, layoutOf } from "./layout.ts";
import { listRows } from "./list.ts";
import { paneRows, titleOf } from "./pane.ts";
import { pickerRows } from "./picker-rows.ts";

/** The whole screen, each row within its columns. */
export function screenRows(model: Model): readonly Row[] {
  const layout = layoutOf(model.size);
  const head = headRows(model, layout);
  const foot = footRows(model, layout);
  const height = Math.max(0, layout.rows - head.length - foot.length);
  const rows = [...head, ...bodyRows(model, layout, height), ...foot];
  // The foot, which is written in, is what counts on a screen that is too low for all.
  return rows.slice(-layout.rows).map((each) => focused(cutRow(each, layout.columns), model.focus));
}

/** The rows that what is read has, with the focus in sight. */
export function paneHeight(model: Model): number {
  const layout = layoutOf(model.size);
  return Math.max(0, layout.rows - headRows(model, layout).length - footRows(model, layout).length);
}

function headRows(model: Model, { columns, ruled }: Layout): Row[] {
  const { seen, me } = model;
  const left = span(isInView(model) ? "Modal" : titleOf(model), { bold: true });
  const who = `as ${oneLine(seen.users.get(me)?.name ?? me)} in ${oneLine(seen.team)}`;
  const gap = columns - rowWidth([left]) - rowWidth(row(who));
  const title: Row = gap > 1 ? [left, span(" ".repeat(gap)), span(who, { dim: true })] : [left];
  return ruled ? [title, ruleOf(columns)] : [title];
}

const NOTICE_ROWS = 2;

function footRows(model: Model, { columns, ruled }: Layout): Row[] {
  const { overlay, notices, noticeShown } = model;
  const last = notices.at(-1);
  const notice =
    noticeShown && last !== undefined
      ? wrap([span(`! ${oneLine(last)}`, { color: "yellow" })], columns).slice(0, NOTICE_ROWS)
      : [];
  const typing =
    overlay?.type === "writer" ? writerRows(overlay, columns) : isInView(model) ? [] : composerRows(model);
  return [...notice, ...(ruled ? [ruleOf(columns)] : []), ...typing, hintRow(model)];
}

function writerRows({ title, line, fault }: Writer, columns: number): Row[] {
  return [
    row(oneLine(title), { bold: true }),
    ...typingRows({ label: "› ", placeholder: "write, then Enter", line, active: true, columns }),
    ...(fault === undefined ? [] : [row(`! ${fault}`, { color: "red" })]),
  ];
}

function bodyRows(model: Model, layout: Layout, height: number): Row[] {
  const { overlay } = model;
  if (overlay?.type === "help")
    return filled(helpRows(model, layout.columns).slice(overlay.top, overlay.top + height), height);
  if (overlay?.type === "picker") return filled(pickerRows(overlay, layout.columns, height), height);
  const pane = filled(windowOf(paneRows(model), model.scroll, height), height);
  if (layout.listColumns === 0) return pane;
  const list = filled([...listRows(model, height)], height);
  const line = span(" │ ", { dim: true });
  return pane.map((each, index) => [...padRow(list[index] ?? [], layout.listColumns), line, ...each]);
}

/** The rows at the bottom, less those that are scrolled away below. */
function windowOf(rows: readonly Row[], scroll: number, height: number): readonly Row[] {
  const end = Math.max(Math.min(height, rows.length), rows.length - scroll);
  return rows.slice(Math.max(0, end - height), end);
}

function filled(rows: readonly Row[], height: number): Row[] {
  return [...rows, ...Array.from({ length: Math.max(0, height - rows.length) }, () => EMPTY_ROW)];
}

function ruleOf(columns: number): Row {
  return row("─".repeat(columns), { dim: true });
}

function focused(spans: Row, focus: string | undefined): Row {
  if (focus === undefined) return spans;
  return spans.map((each) =>
    each.stop?.id === focus ? { ...each, style: { ...each.style, inverse: true } } : each,
  );
}
