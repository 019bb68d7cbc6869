import type { Control } from "../deed.ts";
import type { Span } from "../text/row.ts";
import type { Drawing } from "./drawing.ts";
import type { Json } from "./read.ts";

/** Draws one interactive element in a line with others. */
export type DrawElement = (element: Json, control: Control, block: Json, drawing: Drawing) => readonly Span[];
