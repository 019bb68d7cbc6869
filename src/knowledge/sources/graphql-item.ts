import GithubSlugger from "github-slugger";
import { reasonOf } from "../../core/errors.ts";
import type { KnowledgeProblem } from "../source-file.ts";
import type { Declared } from "./declaration.ts";
import { readHtml } from "./document-of.ts";
import type { SourceDocument } from "./fetched.ts";
import { valueAt } from "./value-at.ts";

/** The document of an item, by the fields that the source declares; or what is wrong with it. */
export function documentOfItem(
  item: unknown,
  { fields, format, graphql }: Declared<"graphql">,
  at: number,
): SourceDocument | KnowledgeProblem {
  const read = (field: string | undefined) =>
    field === undefined ? undefined : textOf(valueAt(item, field));
  const [id, title, body, link, updated] = [
    fields.id,
    fields.title,
    fields.body,
    fields.url,
    fields.updated,
  ].map(read);
  const name =
    new GithubSlugger().slug((id ?? title ?? `item ${at + 1}`).replaceAll("/", " ")) || `item-${at + 1}`;
  if (!body?.trim()) return noBody(name, fields.body);
  const url = link !== undefined && /^https?:/.test(link) && URL.canParse(link) ? link : undefined;
  try {
    const content = format === "html" ? readHtml(body, url ?? graphql).markdown : body;
    return { path: `${name}.md`, content, title, url, updated };
  } catch (error) {
    return { path: name, message: reasonOf(error), remedy: "Mend its HTML, or leave it out by the query." };
  }
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" || typeof value === "number" ? String(value) : undefined;
}

function noBody(path: string, field: string): KnowledgeProblem {
  return {
    path,
    message: `has no text at ${field}`,
    remedy: "Correct fields.body, or leave it out by the query.",
  };
}
