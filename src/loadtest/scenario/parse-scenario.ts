import { type Document, LineCounter, parseDocument } from "yaml";
import type { z } from "zod";
import { LedgerError, reasonOf } from "../../core/errors.ts";
import { placeOf, placeOfKey } from "../../core/yaml-place.ts";
import { type Scenario, scenarioSchema } from "./scenario.ts";

export interface ScenarioSource {
  readonly name: string;
  /** For messages. */
  readonly path: string;
  readonly text: string;
}

/**
 * Parses a scenario file.
 * @throws LedgerError SCENARIO_INVALID that names every fault with its line and column
 */
export function parseScenario({ name, path, text }: ScenarioSource): Scenario {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const syntax = document.errors.map(({ pos, message }) => {
    const { line, col } = lines.linePos(pos[0]);
    return `${path}:${line}:${col} ${message}`;
  });
  if (syntax.length > 0) throw invalid(path, syntax);
  const parsed = scenarioSchema.safeParse(contentOf(document, path));
  if (parsed.success) return { name, ...parsed.data };
  throw invalid(
    path,
    parsed.error.issues
      .flatMap((issue) => faultsOf(issue, document, lines))
      .map(({ place, name, message }) => `${path}:${place} ${name || "the file"} ${message}`),
  );
}

/** What is wrong with references inside the file shows only here. */
function contentOf(document: Document, path: string): unknown {
  try {
    return document.toJS();
  } catch (error) {
    throw invalid(path, [`${path}:1:1 ${reasonOf(error)}`]);
  }
}

/** An unknown key stands at the key itself, any other fault at the value. */
function faultsOf(issue: z.core.$ZodIssue, document: Document, lines: LineCounter) {
  const { path, message } = issue;
  if (issue.code !== "unrecognized_keys")
    return [{ place: placeOf(document, lines, path), name: nameOf(path), message }];
  return issue.keys.map((key) => ({
    place: placeOfKey(document, lines, path, key),
    name: nameOf([...path, key]),
    message,
  }));
}

function nameOf(path: readonly PropertyKey[]): string {
  return path
    .map((key, at) => (typeof key === "number" ? `[${key}]` : `${at > 0 ? "." : ""}${String(key)}`))
    .join("");
}

function invalid(path: string, faults: readonly string[]): LedgerError {
  const list = faults.map((fault) => `  - ${fault}`).join("\n");
  return new LedgerError(
    "SCENARIO_INVALID",
    `The scenario ${path} has ${faults.length === 1 ? "a fault" : `${faults.length} faults`}:\n${list}`,
    "Correct the lines above; loadtests/smoke.yaml, which comes with Ledger, is a scenario that works.",
  );
}
