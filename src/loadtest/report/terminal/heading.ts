import type { Style } from "../../../cli/styles.ts";
import { type Line, span } from "../../../terminal-text/line.ts";

/** The title of a part, as k6 sets it. */
export function title(text: string, style?: Style): Line {
  return [span("  █ ", style), span(text, style ?? "bold")];
}
