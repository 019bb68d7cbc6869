import { recordOf, stringOf, wordsOf } from "../blocks/read.ts";
import type { Control, Deed } from "../deed.ts";
import { lineOf } from "../keys/edit-line.ts";
import { oneLine } from "../printable.ts";
import { confirmMenu, controlMenu, messageMenu } from "./menus.ts";
import type { Model, Step } from "./model.ts";
import { formatOf } from "./written-format.ts";

type Deeds = {
  readonly [Type in Deed["type"]]: (model: Model, deed: Extract<Deed, { type: Type }>, sure: boolean) => Step;
};

/** Does what stands behind a stop. `sure` where the person was asked already. */
export function doDeed(model: Model, deed: Deed, sure = false): Step {
  return (DEEDS[deed.type] as (model: Model, deed: Deed, sure: boolean) => Step)(model, deed, sure);
}

const DEEDS: Deeds = {
  "open-message": (model, { channel, ts }) => [messageMenu(model, channel, ts), []],
  "open-thread": (model, { ts }) => [{ ...model, thread: ts }, []],
  act(model, deed, sure) {
    const { control, value } = deed;
    const { confirm } = control.element;
    if (confirm !== undefined && !sure)
      return [confirmMenu(model, recordOf(confirm), { type: "done", deed, sure: true }), []];
    return [model, [{ type: "act", control, ...(value !== undefined && { value }) }]];
  },
  choose(model, { control, selected }) {
    const external = stringOf(control.element.type).includes("external");
    const opened = controlMenu(model, control, selected);
    return [opened, external ? [{ type: "suggest", control, typed: "" }] : []];
  },
  write: (model, { control, written }) => [
    {
      ...model,
      overlay: {
        type: "writer",
        title: titleOf(control),
        line: lineOf(written),
        purpose: { type: "enter", control },
      },
    },
    [],
  ],
  "submit-view": (model) => leaveView(model, "submit-view"),
  "close-view": (model) => leaveView(model, "close-view"),
  "choose-prompt": (model, { title, thread }) => {
    const { at, seen } = model;
    const conversation = seen.conversations.find(({ id }) => at.type === "conversation" && id === at.channel);
    if (conversation?.bot === undefined) return [model, []];
    const { id: channel, bot } = conversation;
    return [model, [{ type: "choose-prompt", title, bot, channel, ...(thread && { thread }) }]];
  },
  "stop-stream": (model, { channel, ts }) => [model, [{ type: "stop-stream", channel, ts }]],
  download: (model, { file, name }) => [
    {
      ...model,
      overlay: {
        type: "writer",
        title: `Keep ${oneLine(name)} as`,
        line: lineOf(oneLine(name)),
        purpose: { type: "download", file, name },
      },
    },
    [],
  ],
};

function titleOf(control: Control): string {
  const title = wordsOf(control.element.placeholder) || "Write";
  const format = formatOf(control);
  return format === undefined ? title : `${title} (${format})`;
}

function leaveView(model: Model, type: "submit-view" | "close-view"): Step {
  const view = model.seen.view?.open.view.id;
  return view === undefined ? [model, []] : [{ ...model, leaving: view }, [{ type, view }]];
}
