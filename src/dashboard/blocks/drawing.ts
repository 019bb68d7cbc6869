import type { Place } from "../../simulators/slack/people/interactions-door.ts";
import { printable } from "../printable.ts";
import { drawMrkdwn } from "../text/mrkdwn.ts";
import type { Names } from "../text/names.ts";
import { type Row, span } from "../text/row.ts";
import { wrap } from "../text/wrap.ts";
import { type Json, recordOf, stringOf } from "./read.ts";

export type Entered = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** What a block is drawn with. */
export interface Drawing {
  readonly columns: number;
  readonly names: Names;
  readonly place: Place;
  /** What the person has entered, by block and action, as Slack's `state.values` has it. */
  readonly entered: Entered;
  /** What is wrong with an input, by its block. */
  readonly errors: Readonly<Record<string, string>>;
}

export type DrawBlock = (block: Json, drawing: Drawing) => readonly Row[];

/** A text object, by its type; a text as such is plain. */
export function drawText(text: unknown, { columns, names }: Pick<Drawing, "columns" | "names">): Row[] {
  if (typeof text === "string") return wrap([span(printable(text))], columns);
  const { type, text: words } = recordOf(text);
  const shown = stringOf(words);
  return type === "mrkdwn" ? drawMrkdwn(shown, columns, names) : wrap([span(printable(shown))], columns);
}
