import { reasonOf } from "../../core/errors.ts";
import { printable } from "../../text/printable.ts";

/**
 * Calls again and again until its result is called. A call that throws is the last one, and is told of; it ends no run, and
 * keeps no process.
 */
export function repeat(everyMs: number, call: () => void, onFault: (reason: string) => void): () => void {
  const stop = () => clearInterval(timer);
  const timer = setInterval(() => {
    try {
      call();
    } catch (cause) {
      stop();
      onFault(printable(reasonOf(cause)));
    }
  }, everyMs);
  timer.unref();
  return stop;
}
