import { lineOf, pasteInto } from "../keys/edit-line.ts";
import { isInView } from "../screen/layout.ts";
import { paneRows } from "../screen/pane.ts";
import { doDeed } from "./deeds.ts";
import { moveFocus, scrollBy, stopsOf, withoutFocus } from "./focus.ts";
import { holdIfTaken } from "./hold.ts";
import type { Message, Model, Step } from "./model.ts";
import { pressKey } from "./press-key.ts";
import type { At } from "./seen.ts";

type Updates = {
  readonly [Type in Message["type"]]: (model: Model, message: Extract<Message, { type: Type }>) => Step;
};

/** The client after a message, and what it wants to be done; it changes nothing that it is given. */
export function update(model: Model, message: Message): Step {
  return (UPDATES[message.type] as (model: Model, message: Message) => Step)(model, message);
}

const UPDATES: Updates = {
  key: (model, { press }) => pressKey(model, press),
  pasted: (model, { text }) => [paste(model, text), []],
  resized: (model, { size }) => [scrollBy({ ...model, size }, 0), []],
  seen: (model, { seen }) => [keepPlace(model, holdIfTaken(model, { ...model, seen })), []],
  arrived: (model, { channel }) => [
    isAt(model.at, channel) ? model : { ...model, unread: new Set([...model.unread, channel]) },
    [],
  ],
  noticed: (model, { text }) => [{ ...model, notices: [...model.notices, text], noticeShown: true }, []],
  // A bot answers in a thread, and in a direct message with it that is where one goes on.
  sent: (model, { channel, thread }) => [isWithBot(model, channel) ? { ...model, thread } : model, []],
  went: (model, { at }) => [goTo(model, at), []],
  became: (model, { me, at }) => [{ ...goTo(model, at), me, unread: new Set() }, []],
  "thread-opened": (model, { ts }) => [withoutFocus({ ...model, thread: ts }), []],
  offered: (model, { control, items }) => {
    const { overlay } = model;
    if (overlay?.type !== "picker" || overlay.control?.actionId !== control.actionId) return [model, []];
    return [{ ...model, overlay: { ...overlay, items, index: 0 } }, []];
  },
  done: (model, { deed, sure }) => doDeed(model, deed, sure),
  wrote: (model, { purpose, title, text }) => [
    { ...model, overlay: { type: "writer", purpose, title, line: lineOf(text) } },
    [],
  ],
  asked: (model, { effect }) => [model, [effect]],
  closed: (model) => [model, []],
  // The first reason is the one that counts.
  ended: (model, { ending }) => [{ ...model, ended: model.ended ?? ending }, []],
};

function paste(model: Model, text: string): Model {
  const { overlay } = model;
  if (overlay?.type === "writer")
    return { ...model, overlay: { ...overlay, line: pasteInto(overlay.line, text) } };
  if (overlay?.type === "picker")
    return { ...model, overlay: { ...overlay, filter: pasteInto(overlay.filter, text), index: 0 } };
  if (overlay !== undefined || model.held === true || isInView(model) || model.at.type === "home")
    return model;
  return { ...withoutFocus(model), line: pasteInto(model.line, text) };
}

/** Who reads above stays where they are while more arrives below; a modal that comes up is gone into. */
function keepPlace(before: Model, after: Model): Model {
  if (isInView(after) && viewIdOf(after) !== viewIdOf(before)) return intoView(after);
  if (isInView(before) && !isInView(after)) return withoutFocus(after);
  const focus = after.focus;
  const kept =
    focus === undefined || stopsOf(after).some(({ id }) => id === focus) ? after : withoutFocus(after);
  const grown = paneRows(kept).length - paneRows(before).length;
  return kept.scroll > 0 ? scrollBy(kept, grown) : kept;
}

function intoView({ overlay: _, focus: _focus, ...model }: Model): Model {
  const top = scrollBy(model, Number.MAX_SAFE_INTEGER);
  return moveFocus(top, 1);
}

function viewIdOf({ seen }: Model): string | undefined {
  return seen.view?.open.view.id;
}

function goTo({ thread: _, focus: _focus, overlay: _overlay, ...model }: Model, at: At): Model {
  const unread = new Set(model.unread);
  if (at.type === "conversation") unread.delete(at.channel);
  return { ...model, at, unread, scroll: 0 };
}

function isAt(at: At, channel: string): boolean {
  return at.type === "conversation" && at.channel === channel;
}

function isWithBot({ seen }: Model, channel: string): boolean {
  return seen.conversations.some(({ id, bot }) => id === channel && bot !== undefined);
}
