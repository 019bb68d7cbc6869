import { z } from "zod";
import { LedgerError } from "../../core/errors.ts";
import { ATTRIBUTIONS } from "../judge/verdict.ts";
import { METRIC_NAMES } from "../metrics/measures.ts";
import { CASES_LINE, FORMAT, VERSION } from "./baseline-file.ts";
import { collectRecords, type RecordCollector } from "./case-records.ts";
import type { RunRecord } from "./run-record.ts";

const CASE = z
  .strictObject({
    verdict: z.enum(["pass", ...ATTRIBUTIONS]),
    passed: z.int().min(0),
    samples: z.int().min(1),
    leading: z.int().min(0).optional(),
    scores: z.partialRecord(z.enum(METRIC_NAMES), z.number()),
  })
  .refine(({ verdict, passed, samples }) => (verdict === "pass") === (passed === samples), {
    error: "a case passes where each of its samples does",
  })
  .refine(({ passed, samples, leading }) => passed <= samples && isLeading(passed, samples, leading), {
    error:
      "leading says how many samples passed before the first that did not, where some passed and some did not",
  });
const BASELINE = z.strictObject({
  format: z.literal(FORMAT),
  version: z.literal(VERSION),
  knowledge: z.string(),
  prompt: z.string(),
  model: z.string(),
  // A record would lose the id `__proto__`.
  cases: z.custom<object>(isObject, "must be an object"),
});

/**
 * Reads a baseline. As it was written it is read line by line, since the objects of all its cases would be many times
 * their numbers; a file that another program laid out anew is read whole.
 * @param path for the message
 * @throws LedgerError BASELINE_INVALID
 */
export function parseBaseline(text: Buffer, path: string): RunRecord {
  const lines = caseLinesOf(text);
  const whole = jsonOf(lines ? lines.rest : text.toString("utf8"), path);
  const parsed = BASELINE.safeParse(whole);
  if (!parsed.success) throw invalidBaseline(path, faultOf(parsed.error, []));
  const { cases, format: _, version: __, ...provenance } = parsed.data;
  const collector = collectRecords();
  for (const line of lines?.cases() ?? [cases]) addAll(line, collector, path);
  const records = collector.records();
  for (let at = 1; at < records.size; at++)
    if (records.id(at) === records.id(at - 1))
      throw invalidBaseline(path, `cases.${records.id(at)}: is there twice`);
  return { ...provenance, cases: records, undecided: [] };
}

/** @param given `"id": {...}`, or all cases as one object */
function addAll(given: string | object, collector: RecordCollector, path: string): void {
  const named = typeof given === "string" ? jsonOf(`{${given}}`, path) : given;
  for (const [id, record] of Object.entries(named as object)) {
    const checked = CASE.safeParse(record);
    if (!checked.success) throw invalidBaseline(path, faultOf(checked.error, ["cases", id]));
    const { leading, ...rest } = checked.data;
    collector.add(id, { ...rest, ...(leading !== undefined && { leading }) });
  }
}

interface CaseLines {
  /** What stands around the cases. */
  readonly rest: string;
  /** `"id": {...}` of each. */
  cases(): Generator<string>;
}

/** Undefined where the file is not laid out as it is written. */
function caseLinesOf(text: Buffer): CaseLines | undefined {
  const opening = Buffer.from(`\n${CASES_LINE}\n`);
  const start = text.indexOf(opening) + opening.length;
  const end = text.lastIndexOf("\n}\n}\n");
  if (start < opening.length || end + 1 < start || end + 5 !== text.length) return undefined;
  return {
    rest: `${text.toString("utf8", 0, start)}}}`,
    *cases() {
      for (let at = start; at <= end; ) {
        const stop = text.indexOf(NEWLINE, at);
        const line = text.toString("utf8", at, stop);
        yield stop < end && line.endsWith(",") ? line.slice(0, -1) : line;
        at = stop + 1;
      }
    },
  };
}

const NEWLINE = 0x0a;

function isLeading(passed: number, samples: number, leading: number | undefined): boolean {
  if (passed === 0 || passed === samples) return leading === undefined;
  return leading !== undefined && leading <= passed;
}

function faultOf({ issues: [issue] }: z.ZodError, at: readonly string[]): string {
  return `${[...at, ...(issue?.path ?? [])].join(".") || "the whole"}: ${issue?.message}`;
}

function isObject(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function jsonOf(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw invalidBaseline(path, `it is no JSON${error instanceof Error ? ` (${error.message})` : ""}`);
  }
}

function invalidBaseline(path: string, fault: string): LedgerError {
  return new LedgerError(
    "BASELINE_INVALID",
    `The baseline ${path} cannot be used: ${fault}.`,
    "Restore it from version control, or write it anew with --bless from a run that you trust.",
  );
}
