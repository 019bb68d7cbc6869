import { dirname, join } from "node:path";
import { z } from "zod";
import { LedgerError } from "../../core/errors.ts";
import { type Fault, lineOf } from "../fixtures/fault.ts";
import { readWholeText, UnreadableText } from "../fixtures/read-text.ts";
import { schemaFaults } from "../fixtures/schema-faults.ts";
import { parseYamlFile, type YamlContent } from "../fixtures/yaml-file.ts";
import { parseThreshold } from "../metrics/metric-thresholds.ts";

/** What a run has to keep, as a file beside its questions says it. */
export interface GateFile {
  /** As `--threshold` takes them. */
  readonly thresholds: readonly string[];
  /** Of the file, from where it stands. */
  readonly baseline?: string;
}

const MOST_BYTES = 1024 * 1024;
const SHOWN = 20;

const GATE = z.strictObject(
  {
    thresholds: z.array(z.string(), 'must be a list, such as ["recall@3>=0.6"]').default([]),
    baseline: z.string().min(1, "is empty").optional(),
  },
  'must be keys with their values: "thresholds" and "baseline"',
);

/** @throws LedgerError GATE_INVALID, with the line of each fault */
export async function readGateFile(path: string): Promise<GateFile> {
  const read = parseYamlFile(path, await textOf(path));
  if ("faults" in read) throw invalidGate(read.faults);
  const parsed = GATE.safeParse(read.content, { reportInput: true });
  if (!parsed.success)
    throw invalidGate(
      schemaFaults(parsed.error, () => Object.keys(GATE.shape)).map(({ path: at, what }) => ({
        file: path,
        ...read.placeOf(at),
        what,
      })),
    );
  const { thresholds, baseline } = parsed.data;
  const faults = thresholds.flatMap((text, at) => faultsOfThreshold(text, at, path, read));
  if (faults.length > 0) throw invalidGate(faults);
  return { thresholds, ...(baseline !== undefined && { baseline: join(dirname(path), baseline) }) };
}

async function textOf(path: string): Promise<string> {
  try {
    return await readWholeText(path, MOST_BYTES);
  } catch (error) {
    if (!(error instanceof UnreadableText)) throw error;
    throw invalidGate([error.fault], "Correct --gate: it names a YAML file with thresholds and a baseline.");
  }
}

/** Which is a fault of the file, and not of the flags. */
function faultsOfThreshold(text: string, at: number, file: string, { placeOf }: YamlContent): Fault[] {
  try {
    parseThreshold(text);
    return [];
  } catch (error) {
    if (!(error instanceof LedgerError)) throw error;
    return [{ file, ...placeOf(["thresholds", at]), what: error.message }];
  }
}

function invalidGate(
  faults: readonly Fault[],
  remedy = 'Write it as YAML: thresholds: ["recall@3>=0.6", "pass>=0.9"] and, where there is one, baseline: baseline.json',
): LedgerError {
  const lines = faults.slice(0, SHOWN).map((fault) => `\n  - ${lineOf(fault)}`);
  return new LedgerError("GATE_INVALID", `The gate cannot be used:${lines.join("")}`, remedy);
}
