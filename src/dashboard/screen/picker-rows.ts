import { cutTo } from "../../text/letters.ts";
import type { Picker } from "../client/model.ts";
import { shownItems } from "../client/picker.ts";
import { oneLine } from "../printable.ts";
import { type Row, row, span } from "../text/row.ts";
import { typingRows } from "./composer.ts";

/** A list to choose from, on so many rows. */
export function pickerRows(picker: Picker, columns: number, height: number): Row[] {
  const items = shownItems(picker);
  const room = Math.max(1, height - HEAD);
  const first = Math.max(0, Math.min(picker.index - Math.floor(room / 2), items.length - room));
  return [
    row(cutTo(oneLine(picker.title), columns), { bold: true }),
    ...typingRows({
      label: "  ",
      placeholder: "type to narrow the list",
      line: picker.filter,
      active: true,
      columns,
    }).slice(0, 1),
    ...items.slice(first, first + room).map((item, index): Row => {
      const here = first + index === picker.index;
      const box =
        picker.chosen === undefined ? "" : picker.chosen.includes(item.value ?? "") ? "[x] " : "[ ] ";
      const label = ` ${here ? "›" : " "} ${box}${oneLine(item.label)} `;
      const hint = item.hint === undefined ? [] : [span(` ${oneLine(item.hint)}`, { dim: true })];
      return [span(label, here ? { inverse: true } : {}), ...hint];
    }),
    ...(items.length === 0
      ? [row(picker.items.length === 0 ? "   There are none." : "   Nothing fits.", { dim: true })]
      : []),
  ];
}

/** The rows above the items. */
const HEAD = 2;
