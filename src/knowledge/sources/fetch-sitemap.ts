import { gunzipSync } from "node:zlib";
import type { KnowledgeProblem } from "../source-file.ts";
import type { Declared } from "./declaration.ts";
import { fetchPages, requestsOf } from "./fetch-pages.ts";
import type { FetchContext, Fetched } from "./fetched.ts";
import { isChosen } from "./is-chosen.ts";
import { readSitemap } from "./read-sitemap.ts";
import { type RequestOptions, request } from "./request.ts";

/** A sitemap may name others, which name no further ones (sitemaps.org). */
const MAX_SITEMAPS = 100;

/**
 * Fetches the pages that a sitemap names, as far as they are of its origin or a declared one.
 * @throws Error where the sitemap or all of its pages cannot be had
 */
export async function fetchSitemap(declared: Declared<"sitemap">, context: FetchContext): Promise<Fetched> {
  const options = requestsOf(declared.sitemap, declared, context.signal);
  const { addresses, foreign } = await addressesOf(declared.sitemap, options);
  const wanted = addresses.filter((address) => isChosen(new URL(address).pathname.slice(1), declared));
  const { documents, problems } = await fetchPages(wanted, declared, context);
  return {
    documents,
    problems: [...problems, ...(foreign > 0 ? [foreignPages(declared.sitemap, foreign)] : [])],
  };
}

interface Addresses {
  readonly addresses: readonly string[];
  readonly foreign: number;
}

async function addressesOf(first: string, options: RequestOptions): Promise<Addresses> {
  const { pages, sitemaps } = await fetchOne(first, options);
  const found = [...pages];
  const inner = sitemaps.filter((address) => isOurs(address, options)).slice(0, MAX_SITEMAPS);
  for (const address of inner) found.push(...(await fetchOne(address, options)).pages);
  const addresses = found.filter((address) => isOurs(address, options));
  return { addresses, foreign: found.length - addresses.length + sitemaps.length - inner.length };
}

async function fetchOne(url: string, options: RequestOptions) {
  const { status, body } = await request(url, options);
  if (status !== 200) throw new Error(`its sitemap ${url} answered ${status}`);
  return readSitemap(textOf(body, options.maxBytes), url);
}

/** A sitemap may be a gzip file, whatever the content encoding is. */
function textOf(body: Uint8Array, maxBytes: number): string {
  const isGzip = body[0] === 0x1f && body[1] === 0x8b;
  return new TextDecoder().decode(isGzip ? gunzipSync(body, { maxOutputLength: maxBytes }) : body);
}

function isOurs(address: string, { origins }: RequestOptions): boolean {
  return URL.canParse(address) && origins.has(new URL(address).origin);
}

function foreignPages(path: string, count: number): KnowledgeProblem {
  return {
    path,
    message: `names ${count} addresses of other origins, which are left out`,
    remedy: "Name those origins under origins, if their pages are meant.",
  };
}
