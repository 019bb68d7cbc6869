import type { ReplyContext } from "./reply-context.ts";
import { showProgress } from "./show-progress.ts";

/** Shows a text as it grows, the latest of what came meanwhile; it never fails. */
export interface Progress {
  show(text: string): void;
  /** Shows nothing more. Comes back when the call that is under way is over. */
  end(): Promise<void>;
}

/** People do not read faster, and Slack counts a message a second. */
const EVERY_MS = 1_000;
/** An answer that is whole by then, as one without a model is, is shown at once and costs no call more. */
const FIRST_AFTER_MS = 200;

export function createProgress(context: ReplyContext): Progress {
  const { timing, stop, state } = context;
  const ended = new AbortController();
  let wanted: string | undefined;
  let running: Promise<void> | undefined;

  async function run(): Promise<void> {
    await timing.wait(FIRST_AFTER_MS, ended.signal).catch(() => {});
    while (wanted !== undefined && !ended.signal.aborted && !stop.signal.aborted) {
      const text = wanted;
      wanted = undefined;
      // The answer itself will say it all.
      await showProgress(context, text).catch(() => {});
      await timing.wait(EVERY_MS, ended.signal).catch(() => {});
    }
    running = undefined;
  }

  return {
    show(text) {
      if (ended.signal.aborted || stop.signal.aborted || text === state.shown) return;
      wanted = text;
      running ??= run();
    },
    async end() {
      ended.abort();
      await running;
    },
  };
}
