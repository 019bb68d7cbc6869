import Docker from "dockerode";

/** The engine's words, which stay behind, for a request that took too long. */
export const NO_ANSWER = /^no answer in \d+ s$/;

const LOOK_WITHIN_MS = 10_000;
const CHANGE_WITHIN_MS = 30_000;
/** What a change makes has to be seen to be removed again: so it is waited for a little after the signal. */
const CHANGE_AFTER_STOP_MS = 3_000;

/**
 * Docker's API on a Unix socket, and nowhere else. Every request has a limit, but those whose answer is a stream: a
 * pull, a log that is followed, a command in a container. At the signal all end.
 */
export function dockerAt(socketPath: string, stop?: AbortSignal): Docker {
  // What docker-modem is not told it takes from DOCKER_HOST, and then a host comes before a socket.
  const docker = new Docker({ socketPath, host: "", protocol: "http" });
  const { modem } = docker;
  const dial = modem.dial.bind(modem);
  const changesEnd = stop && someTimeAfter(stop, CHANGE_AFTER_STOP_MS);
  modem.dial = (request, done) => {
    const isLook = request.method === "GET";
    const withinMs = isLook ? LOOK_WITHIN_MS : CHANGE_WITHIN_MS;
    const late = request.isStream ? undefined : AbortSignal.timeout(withinMs);
    const end = isLook || request.isStream ? stop : changesEnd;
    const signals = [late, end, request.abortSignal].filter((signal) => signal !== undefined);
    dial({ ...request, abortSignal: AbortSignal.any(signals) }, (error, answer) =>
      done?.(error && late?.aborted ? new Error(`no answer in ${withinMs / 1_000} s`) : error, answer),
    );
  };
  return docker;
}

function someTimeAfter(signal: AbortSignal, milliseconds: number): AbortSignal {
  const later = new AbortController();
  const abort = () => void setTimeout(() => later.abort(signal.reason), milliseconds).unref();
  if (signal.aborted) abort();
  else signal.addEventListener("abort", abort, { once: true });
  return later.signal;
}
