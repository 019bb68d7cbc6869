import { z } from "zod";

export type ReadFrame =
  | { readonly fault: string }
  | {
      /** For the client. */
      readonly text: string;
      /** Why Slack asks the client to go, where it does. */
      readonly disconnect?: string;
    };

const frame = z.object({
  type: z.string(),
  envelope_id: z.string().optional(),
  reason: z.unknown().optional(),
  payload: z.unknown().optional(),
});

const payloadWithEvent = z.object({ event: z.object({ type: z.string() }) });
const payloadWithType = z.object({ type: z.string().max(100), team_id: z.unknown().optional() });

const GREETINGS: ReadonlySet<string> = new Set(["hello", "disconnect"]);
const REQUESTS: ReadonlySet<string> = new Set(["interactive", "slash_commands"]);

/** Under this name the client takes an envelope for one that it knows nothing of; it can be acknowledged. */
const UNKNOWN = "unknown_envelope";

/**
 * Reads what Slack said over the WebSocket, as far as the client must be kept from it. An envelope that the client
 * cannot take is handed on as an unknown one, with little of what is in it, so that it is acknowledged.
 *
 * @param isOwnName - whether the client listens to events of that name itself
 */
export function readFrame(data: unknown, isBinary: boolean, isOwnName: (name: string) => boolean): ReadFrame {
  if (isBinary || typeof data !== "string") return { fault: "Slack sent a binary frame" };
  const parsed = frame.safeParse(parseJson(data));
  if (!parsed.success) return { fault: "Slack sent a frame that is not to be read" };
  const { type, envelope_id, reason, payload } = parsed.data;
  if (type === "disconnect") return { text: data, disconnect: typeof reason === "string" ? reason : type };
  if (GREETINGS.has(type)) return { text: data };
  if (envelope_id === undefined) return { fault: "Slack sent an envelope without an id" };
  const event = payloadWithEvent.safeParse(payload).data?.event;
  const isTaken = type === "events_api" ? event && !isOwnName(event.type) : REQUESTS.has(type);
  return { text: isTaken ? data : unknownEnvelope(envelope_id, payload) };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function unknownEnvelope(envelope_id: string, payload: unknown): string {
  const told = payloadWithType.safeParse(payload).data ?? {};
  return JSON.stringify({ type: UNKNOWN, envelope_id, payload: told });
}
