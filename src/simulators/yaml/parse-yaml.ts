import { type Document, isNode, LineCounter, parseDocument } from "yaml";
import type { z } from "zod";
import { reasonOf } from "../../core/errors.ts";

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
  const placed = (offset: number, message: string) => {
    const { line, col } = lines.linePos(offset);
    return `${path}:${line}:${col} ${message}`;
  };
  const syntax = document.errors.map(({ pos, message }) => placed(pos[0], message));
  if (syntax.length > 0) return { ok: false, faults: syntax };
  let content: unknown;
  try {
    content = document.toJS();
  } catch (thrown) {
    // What is wrong with references inside the file shows only here.
    return { ok: false, faults: [placed(0, reasonOf(thrown))] };
  }
  const parsed = schemaFor(content).safeParse(content);
  if (parsed.success) return { ok: true, content: parsed.data };
  const { issues } = parsed.error;
  const faults = issues.map((issue) => placed(offsetOf(document, issue.path), sentenceOf(issue, document)));
  return { ok: false, faults };
}

/** Where the value of a path stands; where it is missing, where it would belong. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  for (let depth = path.length; depth >= 0; depth -= 1) {
    const node = document.getIn(path.slice(0, depth), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
}

function sentenceOf({ code, path, message }: z.core.$ZodIssue, document: Document): string {
  const field = path
    .map((key, at) => (typeof key === "number" ? `[${key}]` : `${at > 0 ? "." : ""}${String(key)}`))
    .join("");
  const isMissing = code === "invalid_type" && path.length > 0 && !document.hasIn(path);
  return `${field || "the file"}: ${isMissing ? "is missing" : message}`;
}
