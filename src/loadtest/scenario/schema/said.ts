import type { z } from "zod";
import { hintFor } from "../../../text/nearest-names.ts";

/** What a value must be, in one sentence for a wrong and for a missing one. */
export function must(be: string) {
  return {
    error: ({ input }: { readonly input?: unknown }) =>
      input === undefined ? `is missing. It must be ${be}` : `must be ${be}`,
  };
}

/**
 * The errors of an object with known names. Of unknown names it says one line each, in their order, with the nearest
 * known one.
 */
export function named(known: readonly string[]) {
  return {
    error: ({ code, keys }: { readonly code?: string | undefined; readonly keys?: unknown }) =>
      code === "unrecognized_keys" && Array.isArray(keys)
        ? keys.map((key) => unknownName(String(key), known)).join("\n")
        : `must be names with their values, of ${known.join(", ")}`,
  };
}

/** What is said of a name that is none of the known ones. */
export function unknownName(given: string, known: readonly string[]): string {
  return `is not known${hintFor(given, known) || "."} There are ${known.join(", ")}`;
}

/** One of the known names; of another the nearest is told. */
export function nameError(known: readonly string[]) {
  return {
    error: ({ input }: { readonly input?: unknown }) =>
      typeof input === "string"
        ? unknownValue(input, known)
        : must(`one of ${known.join(", ")}`).error({ input }),
  };
}

function unknownValue(given: string, known: readonly string[]): string {
  return `"${given}" is not known${hintFor(given, known) || "."} There are ${known.join(", ")}`;
}

/** Hands on what another schema found, at its place inside. */
export function passIssues(context: z.core.$RefinementCtx, input: unknown, error: z.core.$ZodError): void {
  for (const issue of error.issues)
    context.issues.push({ ...issue, path: [...issue.path], input } as z.core.$ZodRawIssue);
}
