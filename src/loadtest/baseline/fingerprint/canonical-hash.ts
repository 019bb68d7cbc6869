import { createHash } from "node:crypto";

/** Enough of a hash to tell apart what a person makes, and to read it. */
const DIGITS = 16;

/** The same for the same content, in whatever order its fields stand; a field that is undefined is as good as absent. */
export function canonicalHash(value: unknown): string {
  return createHash("sha256").update(canonicalText(value)).digest("hex").slice(0, DIGITS);
}

function canonicalText(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => (isFields(part) ? sorted(part) : part)) ?? "null";
}

function isFields(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function sorted(fields: Readonly<Record<string, unknown>>): unknown {
  return Object.fromEntries(Object.entries(fields).sort(([one], [other]) => (one < other ? -1 : 1)));
}
