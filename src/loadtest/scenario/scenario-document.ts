import { type Document, LineCounter, parseDocument } from "yaml";
import { reasonOf } from "../../core/errors.ts";
import { placeOf, placeOfKey } from "../../core/yaml-place.ts";

/** A scenario file as YAML, and where things stand in it. */
export interface ScenarioDocument {
  readonly content: unknown;
  /** `path:line:column` of the value at a path; where it is missing, of where it would belong. */
  at(path: readonly PropertyKey[]): string;
  /** `path:line:column` of a key of the map at a path. */
  atKey(path: readonly PropertyKey[], key: string): string;
}

/** Parses YAML, or tells all that is wrong with it, each with its place. */
export function parseScenarioDocument(
  path: string,
  text: string,
): ScenarioDocument | { readonly faults: readonly string[] } {
  const lines = new LineCounter();
  try {
    const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, merge: true });
    const faults = document.errors.map(({ pos, message }) => {
      const { line, col } = lines.linePos(pos[0]);
      return `${path}:${line}:${col} ${message}`;
    });
    return faults.length > 0 ? { faults } : placed(path, document, lines);
  } catch (error) {
    // What is wrong with references inside the file, and what is nested too deep, shows only here.
    return { faults: [`${path}:1:1 ${reasonOf(error)}`] };
  }
}

function placed(path: string, document: Document, lines: LineCounter): ScenarioDocument {
  return {
    content: document.toJS(),
    at: (of) => `${path}:${placeOf(document, lines, of)}`,
    atKey: (of, key) => `${path}:${placeOfKey(document, lines, of, key)}`,
  };
}
