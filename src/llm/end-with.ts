import { ModelFault } from "./fault.ts";

/** Why a signal was aborted, as a fault: ours where one is given as the reason, otherwise the caller's wish. */
export function faultOfSignal({ reason }: AbortSignal): ModelFault {
  if (reason instanceof ModelFault) return reason;
  return new ModelFault("cancelled", "nobody waits for the answer any more", { cause: reason });
}

/** Waits for a promise until a signal is aborted; then throws why, and what the promise brings later goes to `late`. */
export async function endWith<Value>(
  signal: AbortSignal | undefined,
  promise: Promise<Value>,
  late: (value: Value) => void = () => {},
): Promise<Value> {
  if (!signal) return promise;
  const aborted = Promise.withResolvers<never>();
  const abort = () => aborted.reject(faultOfSignal(signal));
  if (signal.aborted) abort();
  signal.addEventListener("abort", abort, { once: true });
  try {
    return await Promise.race([aborted.promise, promise]);
  } catch (error) {
    if (signal.aborted) promise.then(late, () => {});
    throw error;
  } finally {
    signal.removeEventListener("abort", abort);
  }
}
