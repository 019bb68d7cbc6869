/** The payloads of an event stream, without the one that ends it; undefined where one of them is no JSON object. */
export function payloadsOf(text: string): readonly Record<string, unknown>[] | undefined {
  const payloads: Record<string, unknown>[] = [];
  for (const event of text.split(/\r?\n\r?\n/)) {
    const data = event
      .split(/\r?\n/)
      .flatMap((line) => (line.startsWith("data:") ? [line.slice(5).trimStart()] : []))
      .join("\n");
    if (data === "" || data === DONE) continue;
    const payload = jsonObject(data);
    if (!payload) return undefined;
    payloads.push(payload);
  }
  return payloads;
}

/** An event stream that brings each payload on its own, at once. */
export function eventStream(payloads: readonly unknown[]): ReadableStream<Uint8Array> {
  const events = [...payloads.map((payload) => JSON.stringify(payload)), DONE];
  const encoder = new TextEncoder();
  return new ReadableStream({
    pull(controller) {
      const event = events.shift();
      if (event === undefined) controller.close();
      else controller.enqueue(encoder.encode(`data: ${event}\n\n`));
    },
  });
}

const DONE = "[DONE]";

export function jsonObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}
