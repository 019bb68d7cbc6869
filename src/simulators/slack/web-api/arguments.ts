import { z } from "zod";
import { type Failure, failure } from "./reply.ts";

/** A yes or no: form bodies hold words, JSON bodies may hold the value. */
export const flag = z.union([z.boolean(), z.stringbool()]);

export const channelId = z.string().min(1);

export const userId = z.string().min(1);

export const timestamp = z.string().regex(/^\d+\.\d+$/, "is not a valid timestamp");

/** A bound of a search, where whole seconds will do. */
export const timestampBound = z.string().regex(/^\d+(\.\d+)?$/, "is not a valid timestamp");

/** How many items a page may hold. */
export function pageLimit(usual: number) {
  return z.coerce.number().int().min(1).max(1000).default(usual);
}

/** A nested value: form bodies hold it as a JSON string, JSON bodies as itself. */
export function nested<Schema extends z.ZodType>(schema: Schema) {
  return z.preprocess(fromJson, schema);
}

function fromJson(value: unknown): unknown {
  if (typeof value !== "string") return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

/** Slack's own code for an argument that is there and wrong; `invalid_arguments` for all others. */
const CODE_OF_ARGUMENT: Readonly<Record<string, string>> = {
  blocks: "invalid_blocks_format",
  chunks: "invalid_chunks",
  cursor: "invalid_cursor",
  limit: "invalid_limit",
  metadata: "invalid_metadata_format",
  thread_ts: "invalid_thread_ts",
};

export function argumentFailure(fault: z.ZodError, args: Readonly<Record<string, unknown>>): Failure {
  const [issue] = fault.issues;
  const argument = String(issue?.path[0] ?? "");
  if (args[argument] === undefined) {
    return failure("invalid_arguments", `missing required field: ${argument}`);
  }
  const place = `[json-pointer:/${issue?.path.join("/") ?? ""}]`;
  return failure(
    CODE_OF_ARGUMENT[argument] ?? "invalid_arguments",
    `${issue?.message ?? "invalid"} ${place}`,
  );
}
