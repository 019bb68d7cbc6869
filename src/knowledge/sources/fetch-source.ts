import { tmpdir } from "node:os";
import { reasonOf } from "../../core/errors.ts";
import { readFolder } from "../read-folder.ts";
import type { Declared, Kind } from "./declaration.ts";
import { fetchGit } from "./fetch-git.ts";
import { fetchGraphql } from "./fetch-graphql.ts";
import { fetchHttp } from "./fetch-pages.ts";
import { fetchSitemap } from "./fetch-sitemap.ts";
import type { FetchContext, Fetched } from "./fetched.ts";
import { isChosen } from "./is-chosen.ts";
import { withoutSecrets } from "./secret.ts";

type Fetch<Of extends Kind> = (declared: Declared<Of>, context: FetchContext) => Promise<Fetched>;

const FETCHES: { readonly [Of in Kind]: Fetch<Of> } = {
  folder: fetchFolder,
  git: fetchGit,
  http: fetchHttp,
  sitemap: fetchSitemap,
  graphql: fetchGraphql,
};

/**
 * Fetches all that a source holds, within its time.
 * @throws Error that says why not, without the source's secrets
 */
export async function fetchSource(
  declared: Declared,
  before: Fetched | undefined,
  closing: AbortSignal,
): Promise<Fetched> {
  const timeout = AbortSignal.timeout(declared.timeout);
  const signal = AbortSignal.any([timeout, closing]);
  const fetch = FETCHES[declared.kind] as Fetch<Kind>;
  const clean = (text: string) => withoutSecrets(text, secretsOf(declared));
  try {
    const fetched = await fetch(declared, { before, signal, scratch: tmpdir() });
    const problems = fetched.problems.map((problem) => ({ ...problem, message: clean(problem.message) }));
    return { ...fetched, problems };
  } catch (error) {
    const tookTooLong = timeout.aborted && !closing.aborted;
    const reason = tookTooLong
      ? `took longer than the ${declared.timeout / 1000} s of its timeout`
      : reasonOf(error);
    // The error itself may hold a secret, as the value of a header.
    throw new Error(clean(reason));
  }
}

/** Where a source is, for messages. */
export function placeOf(declared: Declared): string {
  const place = (declared as Readonly<Record<string, unknown>>)[declared.kind];
  return Array.isArray(place) ? place.join(", ") : String(place);
}

async function fetchFolder(declared: Declared<"folder">): Promise<Fetched> {
  const { files, problems } = await readFolder(declared.folder, (path) => isChosen(path, declared));
  return { documents: files, problems };
}

function secretsOf(declared: Declared): string[] {
  return [
    ...("headers" in declared ? Object.values(declared.headers) : []),
    ...("token" in declared && declared.token !== undefined ? [declared.token] : []),
  ];
}
