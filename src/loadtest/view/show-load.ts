import { reasonOf } from "../../core/errors.ts";
import { printable } from "../../text/printable.ts";
import type { Watch } from "../run/standing.ts";
import { createLoadViews } from "./load-views.ts";
import { loadView, type ViewOptions } from "./open-view.ts";
import { startLines } from "./start-lines.ts";

export interface ShowLoadOptions extends ViewOptions {
  readonly errors: NodeJS.WritableStream;
  readonly json: boolean;
  readonly quiet: boolean;
}

/**
 * Shows a run: on a terminal as a live view, elsewhere as a line a second on `errors`, and nothing where it is to be
 * quiet. Whatever becomes of that, the run is none the worse for it: what takes long is done when this comes back, which is
 * to be waited for before the load.
 */
export async function showLoad(options: ShowLoadOptions): Promise<Watch> {
  const { errors, quiet } = options;
  const write = (line: string) => void errors.write(`${line}\n`);
  if (quiet) return () => () => {};
  if (!isForView(options)) return (standing) => startLines(createLoadViews(standing), write);
  const openView = await loadView(options);
  return (standing) => {
    const view = createLoadViews(standing);
    let stopLines: (() => void) | undefined;
    let isOver = false;
    const shown = openView(view, (cause) => {
      write(`The live view broke: ${printable(reasonOf(cause))}. The run is none the worse for it.`);
      if (!isOver) stopLines = startLines(view, write);
    });
    return async () => {
      isOver = true;
      await shown.stop();
      stopLines?.();
    };
  };
}

function isForView({ json, env, input, output }: ShowLoadOptions): boolean {
  return !json && input.isTTY && output.isTTY && env.TERM !== "dumb" && !env.CI;
}
