import { EMPTY_LINE, textOf } from "../keys/edit-line.ts";
import { toMarkup } from "./markup.ts";
import type { Effect, Model, Step } from "./model.ts";

/** What Enter does with the line: a message, a command of an app, a file; outside a channel one joins it first. */
export function sendLine(model: Model): Step {
  const { at, seen } = model;
  if (at.type !== "conversation") return [model, []];
  if (seen.conversations.some(({ id, joined }) => id === at.channel && !joined))
    return [model, [{ type: "join", channel: at.channel }]];
  const text = textOf(model.line);
  if (text.trim() === "") return [model, []];
  return [{ ...model, line: EMPTY_LINE, scroll: 0, noticeShown: false }, [effectOf(model, at.channel, text)]];
}

const COMMAND = /^(\/[\w-]+)(?:\s+([\s\S]*))?$/;

function effectOf(model: Model, channel: string, text: string): Effect {
  const thread = model.thread === undefined ? {} : { thread: model.thread };
  const [, command, rest = ""] = COMMAND.exec(text.trim()) ?? [];
  if (command === "/upload") return { type: "upload", channel, path: rest.trim(), ...thread };
  if (command !== undefined) return { type: "run-command", channel, command, text: rest, ...thread };
  return { type: "send", channel, text: toMarkup(text, model.seen), ...thread };
}
