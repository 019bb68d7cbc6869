import type { Model } from "../client/model.ts";
import type { Conversation } from "../client/seen.ts";
import { oneLine } from "../printable.ts";
import { type Row, row, type Style, span } from "../text/row.ts";

interface Entry {
  readonly title: string;
  readonly here: boolean;
  readonly unread: boolean;
  readonly joined: boolean;
}

/** The list of conversations and apps on so many rows, with the one that is open in it. */
export function listRows(model: Model, rows: number): readonly Row[] {
  const entries = entriesOf(model);
  const here = entries.findIndex((entry) => entry.here);
  const first = Math.max(0, Math.min(here - Math.floor(rows / 2), entries.length - rows));
  return entries.slice(first, first + rows).map(entryRow);
}

function entriesOf({ at, seen, unread }: Model): Entry[] {
  const conversations = seen.conversations.map(
    (each: Conversation): Entry => ({
      title: oneLine(each.title),
      here: at.type === "conversation" && at.channel === each.id,
      unread: unread.has(each.id),
      joined: each.joined,
    }),
  );
  const homes = seen.bots.map(
    ({ id, name }): Entry => ({
      title: `⌂ ${oneLine(name)}`,
      here: at.type === "home" && at.bot === id,
      unread: false,
      joined: true,
    }),
  );
  return [...conversations, ...homes];
}

function entryRow({ title, here, unread, joined }: Entry): Row {
  const style: Style = { ...(!joined && { dim: true }), ...((here || unread) && { bold: true }) };
  if (here) return [span("› ", { bold: true, color: "cyan" }), span(title, { ...style, color: "cyan" })];
  return unread ? [span("• ", { color: "yellow" }), span(title, style)] : row(`  ${title}`, style);
}
