import { render } from "ink";
import type { Row } from "../text/row.ts";
import { createFramePace, type FrameClock, PROCESS_CLOCK } from "./frame-pace.ts";
import { keptRows } from "./kept-rows.ts";
import { loadRows } from "./load-rows.ts";
import { LoadScreen } from "./load-screen.tsx";
import type { LoadView } from "./load-view.ts";

export interface LoadViewOptions {
  /** How the run stands; called for each frame. */
  view(): LoadView;
  /** A terminal. */
  readonly output: NodeJS.WriteStream;
  readonly input?: NodeJS.ReadStream;
  /** The first Ctrl-C. */
  onStop(): void;
  /** The second Ctrl-C; the terminal is then as it was. */
  onEnd(): void;
  /** Told once of what broke the view, when the terminal is as it was. */
  onBroken?(cause: unknown): void;
  /** A frame a second, and figures in place of graphs. */
  readonly reducedMotion?: boolean;
  /** Calls again and again until its result is called. */
  readonly every?: Every;
  readonly clock?: FrameClock;
}

export type Every = (milliseconds: number, call: () => void) => () => void;

export interface ShownLoad {
  /**
   * Resolves when the terminal is as it was.
   * @throws what broke the view, and with it never the run
   */
  stop(): Promise<void>;
}

/** Four frames a second are as many as an eye wants of figures; where they cost much there are fewer. */
export const FRAME_MS = 250;
export const CALM_FRAME_MS = 1_000;

/** Shows a run that is under way, until it is stopped. Besides the frames only a resize and a key are drawn at once. */
export function startLoadView(options: LoadViewOptions): ShownLoad {
  const {
    output,
    input = process.stdin,
    reducedMotion = false,
    every = atIntervals,
    clock = PROCESS_CLOCK,
  } = options;
  const pace = createFramePace(clock);
  let interrupted = false;
  let fault: { readonly cause: unknown } | undefined;
  let closed: Promise<unknown> | undefined;
  let rows: readonly Row[] = [];

  const screen = () => {
    const view = options.view();
    const size = { columns: output.columns ?? 80, rows: output.rows ?? 24 };
    const shown = interrupted ? { ...view, stopping: true } : view;
    rows = keptRows(rows, loadRows(shown, { size, moving: !reducedMotion }));
    return <LoadScreen rows={rows} onInterrupt={interrupt} />;
  };
  const draw = () => {
    if (closed) return;
    try {
      app.rerender(screen());
    } catch (cause) {
      void breakOff(cause);
    }
  };
  const breakOff = async (cause: unknown) => {
    if (fault) return;
    fault = { cause };
    await close();
    options.onBroken?.(cause);
  };
  const interrupt = () => {
    if (closed) return;
    if (interrupted) return void close().then(options.onEnd);
    interrupted = true;
    options.onStop();
    draw();
  };
  const close = () => {
    closed ??= closeOnce();
    return closed;
  };
  const closeOnce = async () => {
    cancel();
    output.off("resize", draw);
    app.unmount();
    // What broke Ink itself is told below.
    await app.waitUntilExit().catch(() => {});
  };

  const first = screen();
  // Before Ink's own listener, which would draw rows of the old size.
  output.on("resize", draw);
  // As the client's view: Ink takes a terminal for a pipe where CI is set.
  const app = render(first, {
    stdin: input,
    stdout: output,
    interactive: true,
    exitOnCtrlC: false,
    alternateScreen: true,
    incrementalRendering: true,
  });
  const cancel = every(reducedMotion ? CALM_FRAME_MS : FRAME_MS, () => pace.tick(draw));
  app.waitUntilExit().catch(breakOff);
  return {
    async stop() {
      await close();
      if (fault) throw fault.cause;
    },
  };
}

const atIntervals: Every = (milliseconds, call) => {
  const timer = setInterval(call, milliseconds);
  return () => clearInterval(timer);
};
