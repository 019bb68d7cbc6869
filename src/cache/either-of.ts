/** Comes back when the promise does or the signal is given, and leaves no listener on the signal behind. */
export async function eitherOf(promise: Promise<void>, signal: AbortSignal | undefined): Promise<void> {
  if (!signal) return promise;
  const given = Promise.withResolvers<void>();
  const give = () => given.resolve();
  signal.addEventListener("abort", give);
  try {
    await Promise.race([promise, given.promise]);
  } finally {
    signal.removeEventListener("abort", give);
  }
}
