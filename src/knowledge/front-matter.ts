import { parse } from "yaml";
import { z } from "zod";
import { reasonOf } from "../core/errors.ts";

const schema = z.looseObject({ title: z.string().optional(), owner: z.string().optional() });

export type FrontMatter = z.infer<typeof schema>;

export interface SplitDocument {
  readonly frontMatter: FrontMatter;
  readonly body: string;
  /** Why the front matter could not be read, where it could not; the body is whole all the same. */
  readonly fault?: string;
}

const FENCED = /^---[ \t]*\r?\n([\s\S]*?)(?<=\n)---[ \t]*(?:\r?\n|$)/;

/** Parts a document into its YAML front matter and its Markdown. */
export function splitFrontMatter(content: string): SplitDocument {
  const match = FENCED.exec(content);
  if (!match) return { frontMatter: {}, body: content };
  const body = content.slice(match[0].length);
  try {
    const parsed: unknown = parse(match[1] ?? "") ?? {};
    // Prose between two thematic breaks is a text as YAML, and no front matter.
    if (typeof parsed === "string") return { frontMatter: {}, body: content };
    return { frontMatter: schema.parse(parsed), body };
  } catch (error) {
    return { frontMatter: {}, body, fault: firstLine(faultOf(error)) };
  }
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
