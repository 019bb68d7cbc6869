import type { Control, Deed } from "../deed.ts";
import { type Span, type Style, span } from "../text/row.ts";

/** A piece that the keyboard can stop at; `part` tells apart those of one element. */
export function stopSpan(text: string, control: Control, deed: Deed, style?: Style, part = ""): Span {
  return span(text, style, {
    id: `${placeKey(control)} ${control.blockId} ${control.actionId} ${part}`,
    deed,
  });
}

function placeKey({ place }: Control): string {
  return "view" in place ? place.view : `${place.channel} ${place.ts}`;
}
