import { createHash } from "node:crypto";
import type { Asked } from "./asked.ts";
import { canonicalJson } from "./canonical-json.ts";

/** Another tag makes every key another, where what they mean changes. */
const TAG = "ledger-cassette-1";

/** Who asks and which call it is: they change no answer. Whatever else is sent counts, known or not. */
const NOT_KEYED: ReadonlySet<string> = new Set([
  "user",
  "safety_identifier",
  "metadata",
  "litellm_metadata",
  "litellm_call_id",
  "litellm_trace_id",
  "request_id",
]);

/** SHA-256 in hex of what can change an answer: path, model, messages, tools, response format, sampling parameters. */
export function keyOf({ path, body }: Asked): string {
  const counting = Object.fromEntries(Object.entries(body).filter(([name]) => !NOT_KEYED.has(name)));
  return hashOf(`${TAG}\n${canonicalJson({ path, body: counting })}`);
}

/** The key of the n-th sample of a request, from 1. */
export function sampleKey(key: string, sample: number): string {
  return `${key}#${sample}`;
}

export function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
