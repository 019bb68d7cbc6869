import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { isLeftOut, MARKDOWN } from "../read-folder.ts";
import { decodeFile, MAX_FILE_BYTES, tooLarge } from "../read-markdown.ts";
import type { KnowledgeProblem } from "../source-file.ts";
import type { Declared } from "./declaration.ts";
import type { FetchContext, Fetched, SourceDocument } from "./fetched.ts";
import { type Git, openGit } from "./git.ts";
import { linkOf } from "./git-link.ts";
import { isChosen } from "./is-chosen.ts";

/**
 * Fetches the Markdown of a branch's newest commit, if there is a newer one than before. It is read from git's own
 * objects and never checked out, so that nothing in the repository runs and no link in it leads anywhere.
 * @throws Error that says what git said
 */
export async function fetchGit(declared: Declared<"git">, context: FetchContext): Promise<Fetched> {
  const folder = await mkdtemp(join(context.scratch, "ledger-git-"));
  try {
    const git = openGit(folder, declared, context.signal);
    const commit = await newestCommit(git, declared);
    if (context.before?.version === commit) return context.before;
    await git.run(["init", "--quiet", "--bare"]);
    await git.run([
      "fetch",
      "--quiet",
      "--depth",
      "1",
      "--no-tags",
      "--no-recurse-submodules",
      "--",
      declared.git,
      refOf(declared),
    ]);
    return await readCommit(git, declared);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

function refOf({ branch }: Declared<"git">): string {
  return branch ?? "HEAD";
}

async function newestCommit(git: Git, declared: Declared<"git">): Promise<string> {
  const ref = refOf(declared);
  // A tag may be an object of its own; `^{}` is the commit that it names.
  const listing = String(await git.run(["ls-remote", "--", declared.git, ref, `${ref}^{}`]));
  const commits = new Map(listing.split("\n").map((line) => [line.split("\t")[1], line.split("\t", 1)[0]]));
  const names = [`refs/heads/${ref}`, `refs/tags/${ref}^{}`, `refs/tags/${ref}`, ref];
  const name = names.find((each) => commits.has(each));
  if (name === undefined) throw new Error(`has no branch or tag ${ref}`);
  return commits.get(name) ?? "";
}

async function readCommit(git: Git, declared: Declared<"git">): Promise<Fetched> {
  const version = String(await git.run(["rev-parse", "FETCH_HEAD^{commit}"])).trim();
  const entries = entriesOf(await git.run(["ls-tree", "-r", "-z", "-l", "--full-tree", version]), declared);
  const problems: KnowledgeProblem[] = [];
  const documents: SourceDocument[] = [];
  const fitting = withinBounds(entries, declared, problems);
  const blobs = await git.readBlobs(fitting.map(({ object }) => object));
  fitting.forEach(({ path, inRepository }, at) => {
    const read = decodeFile(path, blobs[at] ?? Buffer.alloc(0));
    if ("message" in read) problems.push(read);
    else documents.push({ ...read, url: linkOf(declared, inRepository, version) });
  });
  if (documents.length === 0) throw new Error("holds no Markdown file that can be used");
  return { version, documents, problems };
}

interface Entry {
  readonly path: string;
  readonly inRepository: string;
  readonly object: string;
  readonly bytes: number;
}

/** Regular files only: a link in a repository may name any file of this machine. */
const FILE = /^100\d{3} blob ([0-9a-f]+) +(\d+)\t(.+)$/s;

function entriesOf(listing: Buffer, declared: Declared<"git">): Entry[] {
  const below = declared.subfolder ? `${declared.subfolder.replace(/\/+$/, "")}/` : "";
  return String(listing)
    .split("\0")
    .flatMap((line) => {
      const [, object = "", bytes = "", inRepository = ""] = FILE.exec(line) ?? [];
      if (!object || !inRepository.startsWith(below)) return [];
      const path = inRepository.slice(below.length);
      const isWanted = MARKDOWN.test(path) && !path.split("/").some(isLeftOut) && isChosen(path, declared);
      return isWanted ? [{ path, inRepository, object, bytes: Number(bytes) }] : [];
    });
}

function withinBounds(
  entries: readonly Entry[],
  declared: Declared<"git">,
  problems: KnowledgeProblem[],
): Entry[] {
  let bytes = 0;
  const fitting: Entry[] = [];
  const leftOut: Entry[] = [];
  for (const entry of entries) {
    if (entry.bytes > MAX_FILE_BYTES) problems.push(tooLarge(entry.path, entry.bytes));
    else if (fitting.length >= declared.max_documents || bytes + entry.bytes > declared.max_bytes)
      leftOut.push(entry);
    else {
      bytes += entry.bytes;
      fitting.push(entry);
    }
  }
  const [first] = leftOut;
  if (first) problems.push(overBounds(first.path, leftOut.length - 1));
  return fitting;
}

/** Of thousands that are left out one line is told. */
function overBounds(path: string, others: number): KnowledgeProblem {
  return {
    path,
    message: `is left out${others > 0 ? `, and so are ${others} others` : ""}: the source holds more than its max_documents or max_bytes`,
    remedy: "Raise them, or choose with include, exclude and subfolder.",
  };
}
