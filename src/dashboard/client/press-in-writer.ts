import { editLine, textOf } from "../keys/edit-line.ts";
import type { KeyPress } from "../keys/key-press.ts";
import { toMarkup } from "./markup.ts";
import type { Effect, Model, Step, Writer, WriterPurpose } from "./model.ts";
import { formatFault, formatOf } from "./written-format.ts";

/** A line that is written for something else than a message, after a key. */
export function pressInWriter(model: Model, writer: Writer, press: KeyPress): Step {
  const { overlay: _, ...closed } = model;
  if (press.name === "escape") return [closed, []];
  if (press.name === "enter") return keep(model, writer);
  const line = editLine(writer.line, press) ?? writer.line;
  const { fault: _fault, ...mended } = writer;
  return [{ ...model, overlay: { ...mended, line, type: "writer" } }, []];
}

/** What does not fit is not taken, and stays to be mended. */
function keep({ overlay: _, ...closed }: Model, writer: Writer): Step {
  const { purpose, line } = writer;
  const isEntry = purpose.type === "enter";
  const text = isEntry && formatOf(purpose.control) !== undefined ? textOf(line).trim() : textOf(line);
  const fault = isEntry ? formatFault(purpose.control, text) : undefined;
  if (fault !== undefined) return [{ ...closed, overlay: { ...writer, fault, type: "writer" } }, []];
  return [closed, [effectOf(purpose, text, closed)]];
}

type Effects = {
  readonly [Type in WriterPurpose["type"]]: (
    purpose: Extract<WriterPurpose, { type: Type }>,
    text: string,
    model: Model,
  ) => Effect;
};

const EFFECTS: Effects = {
  enter: ({ control }, text) => ({ type: "enter-written", control, text }),
  react: ({ channel, ts }, text) => ({ type: "react", channel, ts, text }),
  edit: ({ channel, ts }, text, { seen }) => ({ type: "edit", channel, ts, text: toMarkup(text, seen) }),
  download: ({ file }, text) => ({ type: "download", file, path: text }),
};

function effectOf(purpose: WriterPurpose, text: string, model: Model): Effect {
  const effect = EFFECTS[purpose.type] as (purpose: WriterPurpose, text: string, model: Model) => Effect;
  return effect(purpose, text, model);
}
