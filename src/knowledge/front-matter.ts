import { parse } from "yaml";
import { z } from "zod";
import { reasonOf } from "../core/errors.ts";
import { isKept, looksKept } from "./audience-slips.ts";

const schema = z.looseObject({
  title: z.string().optional(),
  owner: z.string().optional(),
  updated: z.unknown().optional(),
  date: z.unknown().optional(),
});

export type FrontMatter = z.infer<typeof schema>;

export interface SplitDocument {
  readonly frontMatter: FrontMatter;
  readonly body: string;
  /** Why the front matter could not be read, where it could not; the body is whole all the same. */
  readonly fault?: string;
  /** It says for whom it is, but not so that it can be read: it is for nobody until it is mended. */
  readonly withheld?: true;
}

const DAY = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?=$|[T\s])/;

/** The day on which a document was last changed, by its `updated` or else its `date`; what is no ISO date says nothing. */
export function updatedOf({ updated, date }: FrontMatter): string | undefined {
  return dayOf(updated) ?? dayOf(date);
}

function dayOf(value: unknown): string | undefined {
  const text = value instanceof Date ? value.toISOString() : value;
  return typeof text === "string" ? DAY.exec(text)?.[0] : undefined;
}

const FENCED = /^---[ \t]*\r?\n([\s\S]*?)(?<=\n)---[ \t]*(?:\r?\n|$)/;

/** Parts a document into its YAML front matter and its Markdown. */
export function splitFrontMatter(content: string): SplitDocument {
  const match = FENCED.exec(content);
  if (!match) return { frontMatter: {}, body: content, ...withheldIf(looksKept(content)) };
  const body = content.slice(match[0].length);
  try {
    const parsed: unknown = parse(match[1] ?? "") ?? {};
    // Prose between two thematic breaks is a text as YAML, and no front matter.
    if (typeof parsed === "string") return { frontMatter: {}, body: content, ...withheldIf(isKept(parsed)) };
    return { frontMatter: schema.parse(parsed), body, ...withheldIf(looksKept(body)) };
  } catch (error) {
    const fault = firstLine(faultOf(error));
    return { frontMatter: {}, body, fault, ...withheldIf(isKept(match[1] ?? "") || looksKept(body)) };
  }
}

/** A document that was to be kept from some is not shown to all because of a slip of the pen. */
function withheldIf(isKeptFromSome: boolean): { readonly withheld?: true } {
  return isKeptFromSome ? { withheld: true } : {};
}

function faultOf(error: unknown): string {
  if (!(error instanceof z.ZodError)) return reasonOf(error);
  return error.issues
    .map((issue) => `${issue.path.join(".") || "front matter"}: ${issue.message}`)
    .join("; ");
}

function firstLine(text: string): string {
  return text.split("\n", 1)[0]?.replace(/:$/, "") ?? text;
}
