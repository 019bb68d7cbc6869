import type { LoadView } from "../../dashboard/loadtest/load-view.ts";
import type { ShownLoad } from "../../dashboard/loadtest/start-load-view.tsx";
import { drawFirstFrames, type StartLoadView } from "./first-frames.ts";

export interface ViewOptions {
  readonly output: NodeJS.WriteStream;
  readonly input: NodeJS.ReadStream;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The first Ctrl-C in the view; elsewhere it comes as a signal. */
  onStop(): void;
  /** The second one; the terminal is then as it was. */
  onEnd(): void;
}

/** A live view that is loaded, and is opened for each run. */
export type OpenView = (view: () => LoadView, onBroken: (cause: unknown) => void) => ShownLoad;

/**
 * Loads the live view's libraries, and draws with them where nobody sees it: both take longer than a question may be late.
 * @returns what opens it, which tells `onBroken` once of what broke it, also while it was loaded, when the terminal is as it
 * was
 */
export async function loadView({ output, input, env, onStop, onEnd }: ViewOptions): Promise<OpenView> {
  const loaded = await load(output).catch((cause: unknown) => ({ cause }));

  return (view, onBroken) => {
    let isOver = false;
    // After the begin of the run that it is opened for.
    const opened = Promise.resolve().then(open).catch(onBroken);

    function open(): ShownLoad | undefined {
      if ("cause" in loaded) throw loaded.cause;
      if (isOver) return undefined;
      return loaded.start({
        ...{ view, output, input, onStop, onEnd, onBroken },
        reducedMotion: Boolean(env.LEDGER_REDUCED_MOTION),
      });
    }

    return {
      async stop() {
        isOver = true;
        const shown = await opened;
        // What it throws was told already.
        await shown?.stop().catch(() => {});
        // An input that stays open would keep the process.
        input.unref?.();
      },
    };
  };
}

async function load(size: NodeJS.WriteStream): Promise<{ readonly start: StartLoadView }> {
  // React reads it when it is loaded, and is slower elsewhere.
  process.env.NODE_ENV ??= "production";
  const { startLoadView: start } = await import("../../dashboard/loadtest/start-load-view.tsx");
  await drawFirstFrames(start, size);
  return { start };
}
