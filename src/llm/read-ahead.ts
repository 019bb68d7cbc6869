import { faultOfSignal } from "./end-with.ts";
import type { GenerationStream, Model, ModelRequest } from "./model.ts";

/** Texts kept for a slow reader. Each holds all before it, so that of more than these only the latest matters. */
const KEPT_TEXTS = 16;

/**
 * Reads a model as fast as it writes. Whoever shows the answer may be slow, and neither the model's time-outs nor
 * its turn may depend on that. Where the reader goes away the call ends.
 */
export function readAhead(model: Model): Model {
  return { ...model, generate: (request) => readFrom(model, request) };
}

async function* readFrom(model: Model, request: ModelRequest): GenerationStream {
  const gone = new AbortController();
  const signal = request.signal ? AbortSignal.any([gone.signal, request.signal]) : gone.signal;
  const texts: string[] = [];
  let news = Promise.withResolvers<void>();
  const tell = () => {
    news.resolve();
    news = Promise.withResolvers<void>();
  };
  let ended = false;
  const whole = pump(model.generate({ ...request, signal }), (text) => {
    if (texts.length === KEPT_TEXTS) texts.pop();
    texts.push(text);
    tell();
  }).finally(() => {
    ended = true;
    tell();
  });
  // It is waited for below, but perhaps only after it has failed.
  whole.catch(() => {});
  try {
    while (!ended || texts.length > 0) {
      const text = texts.shift();
      if (text === undefined) await news.promise;
      else if (request.signal?.aborted) throw faultOfSignal(request.signal);
      else yield text;
    }
    return await whole;
  } finally {
    gone.abort();
    await whole.catch(() => {});
  }
}

async function pump(stream: GenerationStream, keep: (text: string) => void) {
  for (;;) {
    const step = await stream.next();
    if (step.done) return step.value;
    keep(step.value);
  }
}
