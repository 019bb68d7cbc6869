import { z } from "zod";
import { changedAcross } from "./across-chunks.ts";
import type { StoredResponse } from "./entry.ts";
import type { Redaction } from "./redaction.ts";
import { eventStream, jsonObject, payloadsOf } from "./sse.ts";
import { withStrings } from "./strings-in.ts";
import { packVector, unpackVector } from "./vectors.ts";

/** A reply as it came over the wire. */
export interface Received {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** What of a reply's headers is kept: nothing that names a host, a key or a call. */
const KEPT_HEADERS = ["content-type", "x-litellm-model-group"] as const;

/** The reply as it is kept, masked; where it is not whole, why it is not kept. */
export function storedOf(
  received: Received,
  redaction: Redaction,
): StoredResponse | { readonly fault: string } {
  const { status, headers, text } = received;
  const kept = KEPT_HEADERS.flatMap((name) => {
    const value = headers.get(name);
    return value === null ? [] : [[name, redaction.hide(value)] as const];
  });
  const common = { status, headers: Object.fromEntries(kept) };
  if (headers.get("content-type")?.includes("text/event-stream"))
    return storedStream(common, text, redaction);
  const body = jsonObject(text);
  if (!body) return { fault: "the reply is no JSON" };
  if ("error" in body) return { fault: "the reply is an error" };
  return storedWhole(common, body, redaction);
}

/** What a replay gives to the client; what the request holds itself is put back. */
export function responseOf(stored: StoredResponse, show: Redaction["show"]): Response {
  const { status, headers, model, chunks, body = {}, vectors } = stored;
  if (chunks) {
    const head = { id: "chatcmpl-cassette", object: "chat.completion.chunk", created: 0, model };
    const shown = changedAcross(chunks, show).map((chunk) => ({ ...head, ...(chunk as object) }));
    return new Response(eventStream(shown), { status, headers });
  }
  const data = vectors?.map((packed, index) => ({
    object: "embedding",
    index,
    embedding: unpackVector(packed),
  }));
  const whole = { ...withStrings(body, show), id: "cassette", created: 0, ...(data && { data }) };
  return Response.json(whole, { status, headers });
}

type Common = Pick<StoredResponse, "status" | "headers">;
const CHOICES = z.array(z.looseObject({ finish_reason: z.string().nullish() }));

function storedStream(common: Common, text: string, { hide }: Redaction): StoredResponse | { fault: string } {
  const payloads = payloadsOf(text);
  if (!payloads) return { fault: "the stream has what is no JSON" };
  if (payloads.some((payload) => "error" in payload)) return { fault: "the stream ended with an error" };
  const finishReason = payloads.map(finishOf).findLast(Boolean);
  if (finishReason === undefined) return { fault: "the stream broke off" };
  return {
    ...common,
    ...told(payloads, finishReason, hide),
    chunks: changedAcross(
      payloads.map((payload) => without(payload, SAME_IN_ALL)),
      hide,
    ) as Record<string, unknown>[],
  };
}

function storedWhole(common: Common, body: Record<string, unknown>, { hide }: Redaction): StoredResponse {
  const vectors = vectorsOf(body);
  const kept = without(body, vectors ? [...VOLATILE, "data"] : VOLATILE);
  return {
    ...common,
    ...told([body], finishOf(body), hide),
    body: withStrings(kept, hide),
    ...(vectors && { vectors }),
  };
}

function told(
  payloads: readonly Record<string, unknown>[],
  finishReason: string | undefined,
  hide: Redaction["hide"],
) {
  const model = payloads.map((payload) => payload.model).find((name) => typeof name === "string");
  const usage = payloads.map((payload) => payload.usage).findLast((each) => each != null);
  return {
    ...(model !== undefined && { model: hide(model) }),
    ...(finishReason !== undefined && { finishReason: hide(finishReason) }),
    ...(usage !== undefined && { usage: withStrings(usage, hide) }),
  };
}

/** Ids and times differ with every call, and no answer hangs on them. */
const VOLATILE: readonly string[] = ["id", "created", "system_fingerprint"];
/** What a replay says in each chunk again. */
const SAME_IN_ALL = [...VOLATILE, "object", "model"];

function without(payload: Record<string, unknown>, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(payload).filter(([name]) => !names.includes(name)));
}

function finishOf(payload: Record<string, unknown>): string | undefined {
  const choices = CHOICES.safeParse(payload.choices);
  return (choices.success && choices.data.map((choice) => choice.finish_reason).find(Boolean)) || undefined;
}

const VECTORS = z.array(z.object({ index: z.int().min(0), embedding: z.array(z.number()) })).min(1);

function vectorsOf({ data }: Record<string, unknown>): string[] | undefined {
  const vectors = VECTORS.safeParse(data);
  if (!vectors.success) return undefined;
  return vectors.data
    .toSorted((one, other) => one.index - other.index)
    .map(({ embedding }) => packVector(embedding));
}
