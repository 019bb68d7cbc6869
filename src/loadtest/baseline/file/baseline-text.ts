import { z } from "zod";
import { LedgerError } from "../../../core/errors.ts";
import { jsonText } from "../../../report-files/json-text.ts";
import type { Baseline } from "../baseline.ts";
import { RUN_FIGURES } from "./figures-schema.ts";

const FORMAT = "ledger-loadtest-baseline";
const VERSION = 1;

const FINGERPRINT = z.strictObject({
  scenario: z.strictObject({
    name: z.string(),
    target: z.string(),
    parts: z.record(z.string(), z.string()),
  }),
  dataset: z.strictObject({ questions: z.string(), knowledge: z.string() }),
  machine: z.strictObject({
    cpu: z.string(),
    cores: z.int().min(1),
    memoryMiB: z.number().positive(),
    node: z.string(),
    platform: z.string(),
  }),
});
const BASELINE = z.strictObject({
  format: z.literal(FORMAT, "it is no baseline of a load test"),
  version: z.literal(VERSION, "another version of Ledger made it"),
  fingerprint: FINGERPRINT,
  repeats: z.array(z.strictObject({ startedAt: z.iso.datetime(), figures: RUN_FIGURES })).min(1),
});

/** A baseline as its file: a line for each repeat. */
export function baselineText({ fingerprint, repeats }: Baseline): string {
  const lines = repeats.map(({ startedAt, figures: { metrics, byStage, byKind, checks } }) =>
    jsonText({ startedAt, figures: { metrics, byStage, byKind, checks } }),
  );
  return [
    "{",
    `"format": ${jsonText(FORMAT)},`,
    `"version": ${jsonText(VERSION)},`,
    `"fingerprint": ${jsonText(fingerprint)},`,
    `"repeats": [`,
    lines.join(",\n"),
    "]",
    "}",
    "",
  ].join("\n");
}

/**
 * Reads what `baselineText` wrote. @param path for the message
 * @throws LedgerError BASELINE_INVALID
 */
export function parseBaseline(text: string, path: string): Baseline {
  const parsed = BASELINE.safeParse(jsonOf(text, path));
  if (parsed.success) return { fingerprint: parsed.data.fingerprint, repeats: parsed.data.repeats };
  const [issue] = parsed.error.issues;
  const place = issue?.path.join(".") || "the whole";
  throw invalidBaseline(path, `${place}: ${issue?.message ?? "it is none"}`);
}

function jsonOf(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw invalidBaseline(path, "it is no JSON, or only a part of one", error);
  }
}

export function invalidBaseline(path: string, fault: string, cause?: unknown): LedgerError {
  return new LedgerError(
    "BASELINE_INVALID",
    `The baseline ${path} cannot be used: ${fault}. It was left as it is.`,
    "Restore it, give --baseline another name, or remove the file and keep a run anew with --bless.",
    cause,
  );
}
