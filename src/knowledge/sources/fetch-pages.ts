import { reasonOf } from "../../core/errors.ts";
import type { KnowledgeProblem } from "../source-file.ts";
import type { Declared } from "./declaration.ts";
import { documentOf } from "./document-of.ts";
import type { FetchContext, Fetched, SourceDocument } from "./fetched.ts";
import { inParallel } from "./in-parallel.ts";
import { leadsToLogin } from "./login-form.ts";
import { pathOfUrl } from "./path-of-url.ts";
import { type RequestOptions, request } from "./request.ts";
import { sharedLandings } from "./shared-landings.ts";
import { withUniquePaths } from "./unique-paths.ts";

/** How many pages of one source are asked for at the same time: as many as a browser would. */
const AT_ONCE = 4;

type Pages = Declared<"http" | "sitemap">;
type Outcome = {
  /** Where redirects led to, of what was fetched anew. */
  readonly landed?: string;
  readonly document?: SourceDocument | undefined;
  readonly problem?: KnowledgeProblem;
  readonly failed?: true;
};

/** What every request of a source has in common. */
export function requestsOf(
  home: string,
  declared: Pages | Declared<"graphql">,
  signal: AbortSignal,
): RequestOptions {
  const origins = "origins" in declared ? declared.origins : [];
  return {
    headers: declared.headers,
    home: new URL(home).origin,
    origins: new Set([home, ...origins].map((address) => new URL(address).origin)),
    maxBytes: declared.max_bytes,
    timeoutMs: declared.request_timeout,
    signal,
  };
}

/** The pages that are declared one by one. @throws Error where none of them can be had */
export function fetchHttp(declared: Declared<"http">, context: FetchContext): Promise<Fetched> {
  return fetchPages(declared.http, declared, context);
}

/**
 * Fetches pages, asking only for those that changed. One that fails for a while stays as it was; one that is gone
 * is left out.
 * @throws Error where none of them can be had
 */
export async function fetchPages(
  addresses: readonly string[],
  declared: Pages,
  { before, signal }: FetchContext,
): Promise<Fetched> {
  const kept = new Map(before?.documents.map((document) => [document.path, document]));
  const wanted = [...new Set(addresses)].slice(0, declared.max_documents);
  let bytes = 0;
  const fetched = await inParallel(wanted, AT_ONCE, async (url): Promise<Outcome> => {
    const old = kept.get(pathOfUrl(url));
    try {
      signal.throwIfAborted();
      const home = declared.kind === "http" ? url : declared.sitemap;
      const options = {
        ...requestsOf(home, declared, signal),
        maxBytes: Math.max(1, declared.max_bytes - bytes),
      };
      const received = await request(url, { ...options, conditions: conditionsOf(old) });
      const isUnchanged = received.status === 304 && old !== undefined;
      bytes += isUnchanged ? Buffer.byteLength(old.content) : received.body.byteLength;
      if (isUnchanged) return { document: old };
      const landed = received.url;
      const html = Buffer.from(received.body).toString("latin1");
      if (leadsToLogin({ wanted: url, landed, before: old?.url, html }))
        throw new Error(`leads to ${landed}, a form to log in`);
      return { landed, document: asDatedBefore(old, documentOf(pathOfUrl(url), received)) };
    } catch (error) {
      return failed(url, error, old);
    }
  });
  signal.throwIfAborted();
  const outcomes = withoutShared(wanted, fetched, kept);
  const reached = outcomes.filter((outcome) => !outcome.failed);
  if (reached.length === 0) throw new Error(firstOf(outcomes));
  const { documents, problems } = withUniquePaths(outcomes.flatMap(({ document }) => document ?? []));
  const more = new Set(addresses).size - wanted.length;
  return {
    documents,
    problems: [
      ...outcomes.flatMap(({ problem }) => problem ?? []),
      ...problems,
      ...(more > 0 ? [leftOut(more, declared.max_documents)] : []),
    ],
  };
}

function withoutShared(
  wanted: readonly string[],
  outcomes: readonly Outcome[],
  kept: ReadonlyMap<string, SourceDocument>,
): readonly Outcome[] {
  const landings = outcomes.flatMap(({ landed }, at) =>
    landed === undefined ? [] : [{ wanted: wanted[at] ?? landed, landed }],
  );
  const shared = sharedLandings(landings);
  return outcomes.map((outcome, at) => {
    const { landed } = outcome;
    if (landed === undefined || !shared.has(landed)) return outcome;
    const url = wanted[at] ?? landed;
    return failed(url, new Error(`leads to ${landed}, as others do too`), kept.get(pathOfUrl(url)));
  });
}

/** Some servers say of every page that it changed this moment; one that says the same as before did not. */
function asDatedBefore(old: SourceDocument | undefined, document: SourceDocument): SourceDocument {
  const isSame = old?.content === document.content && old.title === document.title;
  return isSame ? { ...document, updated: old.updated } : document;
}

function conditionsOf(old: SourceDocument | undefined): Record<string, string> {
  return {
    ...(old?.etag && { "if-none-match": old.etag }),
    ...(old?.lastModified && { "if-modified-since": old.lastModified }),
  };
}

function failed(url: string, error: unknown, old: SourceDocument | undefined): Outcome {
  const isGone = error instanceof Error && error.name === "Gone";
  const document = isGone ? undefined : old;
  const problem: KnowledgeProblem = {
    path: url,
    message: `${reasonOf(error)}${document ? "; what it was before is used" : ""}`,
    remedy: isGone
      ? "Take it out of the source, or bring it back."
      : "Look at it in a browser, or leave it out of the source.",
  };
  return { failed: true, document, problem };
}

function firstOf(outcomes: readonly Outcome[]): string {
  const problem = outcomes.find((outcome) => outcome.problem)?.problem;
  return problem ? `none of its pages can be had: ${problem.path} ${problem.message}` : "it names no page";
}

function leftOut(more: number, most: number): KnowledgeProblem {
  return {
    path: "",
    message: `names ${more} pages more than the ${most} that max_documents allows; they are left out`,
    remedy: "Raise max_documents, or choose with include and exclude.",
  };
}
