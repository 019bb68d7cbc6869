import type { Clock } from "../../../core/clock.ts";
import type { RecordedPiece, RecordedReply } from "./mode.ts";

/** A real endpoint that answers are fetched from. */
export interface Upstream {
  /** Such as `https://litellm.example.com/v1`. */
  readonly baseUrl: string;
  readonly apiKey: string;
}

/** All that is kept of a reply's head; other headers may name people, keys and machines. */
const KEPT_HEADERS = [
  "content-type",
  "retry-after",
  "rate_limit_type",
  "x-litellm-call-id",
  "x-litellm-model-id",
  "x-litellm-response-cost",
];

/** Asks a real endpoint, and keeps what it says with its timing. @throws where it cannot be reached */
export async function askUpstream(
  { baseUrl, apiKey }: Upstream,
  body: string,
  clock: Clock,
  signal: AbortSignal,
): Promise<RecordedReply> {
  let last = clock.now();
  const response = await fetch(`${baseUrl.replace(/\/$/, "")}/chat/completions`, {
    method: "POST",
    headers: { authorization: `Bearer ${apiKey}`, "content-type": "application/json" },
    body,
    signal,
  });
  const pieces: RecordedPiece[] = [];
  const decoder = new TextDecoder();
  const keep = (text: string) => {
    const now = clock.now();
    if (text !== "") pieces.push({ after: now - last, text });
    last = now;
  };
  for await (const bytes of response.body ?? []) keep(decoder.decode(bytes, { stream: true }));
  keep(decoder.decode());
  return { status: response.status, headers: keptHeaders(response.headers), pieces };
}

function keptHeaders(headers: Headers): Readonly<Record<string, string>> {
  return Object.fromEntries(
    KEPT_HEADERS.flatMap((name) => {
      const value = headers.get(name);
      return value === null ? [] : [[name, value]];
    }),
  );
}
