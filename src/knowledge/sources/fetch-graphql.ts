import { z } from "zod";
import { reasonOf } from "../../core/errors.ts";
import type { KnowledgeProblem } from "../source-file.ts";
import type { Declared } from "./declaration.ts";
import { requestsOf } from "./fetch-pages.ts";
import type { FetchContext, Fetched, SourceDocument } from "./fetched.ts";
import { documentOfItem } from "./graphql-item.ts";
import { request } from "./request.ts";
import { withUniquePaths } from "./unique-paths.ts";
import { valueAt } from "./value-at.ts";

const replySchema = z.looseObject({
  data: z.unknown().optional(),
  errors: z.array(z.looseObject({ message: z.string() })).optional(),
});
const pageSchema = z.looseObject({ hasNextPage: z.boolean(), endCursor: z.string().nullish() });
const itemsSchema = z.array(z.unknown());

/**
 * Asks a GraphQL endpoint for documents, page by page where the query says how it goes on.
 * @throws Error where it gives no items
 */
export async function fetchGraphql(
  declared: Declared<"graphql">,
  { signal }: FetchContext,
): Promise<Fetched> {
  const found: SourceDocument[] = [];
  const problems: KnowledgeProblem[] = [];
  const cursors = new Set<string>();
  let bytes = 0;
  for (let cursor: string | undefined; ; ) {
    const page = await fetchPage(declared, cursor, declared.max_bytes - bytes, signal);
    bytes += page.bytes;
    problems.push(...page.problems);
    for (const item of page.items) {
      const read = documentOfItem(item, declared, found.length);
      if ("message" in read) problems.push(read);
      else found.push(read);
    }
    cursor = page.next;
    if (cursor === undefined) break;
    if (cursors.has(cursor)) throw new Error(`gives the cursor ${cursor} twice, and would never end`);
    cursors.add(cursor);
    if (found.length >= declared.max_documents) {
      problems.push(overBounds(declared));
      break;
    }
  }
  const unique = withUniquePaths(found.slice(0, declared.max_documents));
  if (unique.documents.length === 0)
    throw new Error(`gives no document at ${declared.items}${firstOf(problems)}`);
  return { documents: unique.documents, problems: [...problems, ...unique.problems] };
}

interface Page {
  readonly items: readonly unknown[];
  readonly problems: readonly KnowledgeProblem[];
  readonly next: string | undefined;
  readonly bytes: number;
}

async function fetchPage(
  declared: Declared<"graphql">,
  cursor: string | undefined,
  maxBytes: number,
  signal: AbortSignal,
): Promise<Page> {
  const { graphql: url, query, pages } = declared;
  const variables = {
    ...declared.variables,
    ...(pages && cursor !== undefined && { [pages.variable]: cursor }),
  };
  const options = { ...requestsOf(url, declared, signal), maxBytes: Math.max(1, maxBytes) };
  const { status, body } = await request(url, { ...options, json: { query, variables } });
  const { reply, errors } = readReply(body, status);
  const items = itemsSchema.safeParse(valueAt(reply, declared.items));
  if (!items.success)
    throw new Error(errors.length > 0 ? `says: ${errors.join("; ")}` : `has no list at ${declared.items}`);
  return {
    items: items.data,
    problems: errors.map((message) => partly(url, message)),
    next: nextOf(reply, pages?.info),
    bytes: body.byteLength,
  };
}

/** Some servers answer a faulty query with 400 and say why in the body, so the body counts for more than the status. */
function readReply(body: Uint8Array, status: number) {
  try {
    const reply = replySchema.parse(JSON.parse(new TextDecoder().decode(body)));
    const errors = (reply.errors ?? []).map(({ message }) => message);
    if (status !== 200 && errors.length === 0) throw new Error(`answered ${status}`);
    return { reply, errors };
  } catch (error) {
    if (status !== 200) throw new Error(`answered ${status}`);
    const reason = error instanceof z.ZodError ? "it has no data" : reasonOf(error);
    throw new Error(`answered with what is no GraphQL reply: ${reason}`, { cause: error });
  }
}

function nextOf(reply: unknown, info: string | undefined): string | undefined {
  if (info === undefined) return undefined;
  const { data } = pageSchema.safeParse(valueAt(reply, info));
  if (!data) throw new Error(`has no hasNextPage and endCursor at ${info}`);
  if (!data.hasNextPage) return undefined;
  if (typeof data.endCursor !== "string")
    throw new Error(`says at ${info} that there is more, and not after what`);
  return data.endCursor;
}

function firstOf(problems: readonly KnowledgeProblem[]): string {
  return problems[0] ? `: ${problems[0].path} ${problems[0].message}` : "";
}

function partly(path: string, message: string): KnowledgeProblem {
  return {
    path,
    message: `says with its data: ${message}`,
    remedy: "Correct the query, or what the token may see.",
  };
}

function overBounds({ graphql, max_documents }: Declared<"graphql">): KnowledgeProblem {
  return {
    path: graphql,
    message: `has more documents than the ${max_documents} that max_documents allows; the others are left out`,
    remedy: "Raise max_documents, or narrow the query.",
  };
}
