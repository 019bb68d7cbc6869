import { type Document, LineCounter, parseDocument } from "yaml";
import type { z } from "zod";
import { reasonOf } from "./errors.ts";
import { placeOf, placeOfKey } from "./yaml-place.ts";

export interface YamlFile {
  /** For messages. */
  readonly path: string;
  /** YAML, of which JSON is a part. */
  readonly text: string;
}

/** What a file holds, or every fault in it as `path:line:column field: what is wrong`. */
export type ParsedYaml<Content> =
  | { readonly ok: true; readonly content: Content }
  | { readonly ok: false; readonly faults: readonly string[] };

/** Parses a file by the schema that fits what is in it. */
export function parseYaml<Content>(
  { path, text }: YamlFile,
  schemaFor: (content: unknown) => z.ZodType<Content>,
): ParsedYaml<Content> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const syntax = document.errors.map(({ pos, message }) => {
    const { line, col } = lines.linePos(pos[0]);
    return `${path}:${line}:${col} ${message}`;
  });
  if (syntax.length > 0) return { ok: false, faults: syntax };
  let content: unknown;
  try {
    content = document.toJS();
  } catch (thrown) {
    // What is wrong with references inside the file shows only here.
    return { ok: false, faults: [`${path}:1:1 ${reasonOf(thrown)}`] };
  }
  const parsed = schemaFor(content).safeParse(content);
  if (parsed.success) return { ok: true, content: parsed.data };
  const faults = parsed.error.issues.map(
    (issue) => `${path}:${placeOfIssue(issue, document, lines)} ${sentenceOf(issue, document)}`,
  );
  return { ok: false, faults };
}

/** An unknown key stands at the key itself, any other fault at the value. */
function placeOfIssue(issue: z.core.$ZodIssue, document: Document, lines: LineCounter): string {
  const key = issue.code === "unrecognized_keys" ? issue.keys[0] : undefined;
  return key === undefined
    ? placeOf(document, lines, issue.path)
    : placeOfKey(document, lines, issue.path, key);
}

function sentenceOf({ code, path, message }: z.core.$ZodIssue, document: Document): string {
  const field = path
    .map((key, at) => (typeof key === "number" ? `[${key}]` : `${at > 0 ? "." : ""}${String(key)}`))
    .join("");
  const isMissing = code === "invalid_type" && path.length > 0 && !document.hasIn(path);
  return `${field || "the file"}: ${isMissing ? "is missing" : message}`;
}
