import { z } from "zod";
import { PATHS } from "./asked.ts";

const hash = z.string().regex(/^[0-9a-f]{16,64}$/);
const ms = z.int().min(0);

/** The first line of a cassette. How many entries follow tells a file that was cut between two lines. */
export const HEADER = z.strictObject({ ledgerCassette: z.literal(1), entries: z.int().min(0) });

/** One recorded call: a line of a cassette, masked. */
export const ENTRY = z.strictObject({
  path: z.enum(PATHS),
  /** The hash of the request as it was sent, and which sample of it this is. */
  key: z.string().regex(/^[0-9a-f]{64}#[1-9]\d*$/),
  /** By the request's components, as it was sent: those of the prompt and of the knowledge among them. */
  hashes: z.strictObject({
    model: hash,
    system: hash,
    passages: hash,
    history: hash,
    question: hash,
    parameters: hash,
  }),
  request: z.strictObject({
    model: z.string(),
    system: z.string(),
    passages: z.array(z.strictObject({ source: z.string(), hash })),
    history: z.array(z.string()),
    question: z.string(),
    parameters: z.record(z.string(), z.string()),
  }),
  response: z.strictObject({
    status: z.int().min(200).max(299),
    headers: z.record(z.string(), z.string()),
    /** The model that the endpoint says that it was. */
    model: z.string().optional(),
    finishReason: z.string().optional(),
    usage: z.unknown().optional(),
    /** Of a stream, without what is the same in all of them or differs with every call. */
    chunks: z.array(z.looseObject({})).optional(),
    /** Of a reply in one piece. */
    body: z.looseObject({}).optional(),
    /** Of embeddings: each vector's 32-bit floats, little-endian, in base64. */
    vectors: z.array(z.base64()).optional(),
  }),
  /** As the endpoint took when it was recorded, in milliseconds: to the first bytes of the reply, and to its end. */
  latency: z.strictObject({ firstMs: ms, totalMs: ms }),
  recorder: z.string(),
});

export type Entry = z.infer<typeof ENTRY>;
export type StoredResponse = Entry["response"];

/** Which code wrote an entry. */
export const RECORDER = "ledger-cassette/1";
