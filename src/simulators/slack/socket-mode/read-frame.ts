import type { IgnoredFrame } from "../journal/journal.ts";
import { acknowledgement } from "./frames.ts";

export type ReadFrame =
  | {
      readonly type: "acknowledgement";
      readonly envelopeId: string;
      readonly payload: unknown;
      readonly frame: unknown;
    }
  | { readonly type: "ignored"; readonly reason: IgnoredFrame };

/** Reads what came over a WebSocket; whatever is no acknowledgement is passed over. */
export function readFrame(data: Buffer, isBinary: boolean): ReadFrame {
  if (isBinary) return { type: "ignored", reason: "binary" };
  let frame: unknown;
  try {
    frame = JSON.parse(data.toString());
  } catch {
    return { type: "ignored", reason: "not-json" };
  }
  const parsed = acknowledgement.safeParse(frame);
  if (!parsed.success) return { type: "ignored", reason: "not-an-ack" };
  return {
    type: "acknowledgement",
    envelopeId: parsed.data.envelope_id,
    payload: parsed.data.payload,
    frame,
  };
}
