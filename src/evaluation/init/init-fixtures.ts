import { LedgerError } from "../../core/errors.ts";
import { loadKnowledge } from "../../knowledge/load.ts";
import { writeFixtures } from "../fixtures/write-fixtures.ts";
import { type Draft, draftQuestion } from "./draft-question.ts";
import { unanswerable } from "./unanswerable.ts";

export interface InitOptions {
  /** A folder of Markdown. */
  readonly knowledge: string;
  /** A file of JSON lines, which must not be there yet. */
  readonly out: string;
  /** The most questions, those that are to be refused among them. */
  readonly limit: number;
}

export interface Initialised {
  readonly answerable: number;
  readonly unanswerable: number;
  /** Sections of which no question could be made: without a heading, or without a sentence at their beginning. */
  readonly skipped: number;
  /** Sections of which one could, beyond the limit. */
  readonly beyondLimit: number;
}

/** One question in five is one to refuse. */
const SHARE_UNANSWERABLE = 0.2;

/**
 * Writes a first file of questions from a folder of knowledge: one for each section, spread evenly where there are
 * more sections than questions, and one in five that nothing answers. Each is marked to be reviewed. The same folder
 * gives the same file. Documents that are not for everybody are left out: questions are read by whoever evaluates.
 * @throws LedgerError QUESTIONS_INVALID, QUESTIONS_UNWRITABLE, or where the knowledge cannot be read
 */
export async function initFixtures({ knowledge, out, limit }: InitOptions): Promise<Initialised> {
  requireJsonLines(out);
  const { content } = await loadedFrom(knowledge);
  const open = content.filter(({ audiences }) => audiences === undefined);
  const drafts = withIds(open.flatMap((passage) => draftQuestion(passage) ?? []));
  if (drafts.length === 0) throw nothingToAsk(knowledge);
  const total = Math.min(limit, Math.ceil(drafts.length / (1 - SHARE_UNANSWERABLE)));
  const toRefuse = Math.max(1, Math.round(total * SHARE_UNANSWERABLE));
  const chosen = spread(drafts, Math.max(1, total - toRefuse));
  const refused = unanswerable(chosen, toRefuse);
  const lines = [...chosen.map(({ id, line }) => ({ id, ...line })), ...refused];
  await writeFixtures(out, lines.map((each) => `${JSON.stringify(each)}\n`).join(""), "new");
  return {
    answerable: chosen.length,
    unanswerable: refused.length,
    skipped: open.length - drafts.length,
    beyondLimit: drafts.length - chosen.length,
  };
}

/** @throws LedgerError whose remedy is this command's */
async function loadedFrom(knowledge: string): ReturnType<typeof loadKnowledge> {
  try {
    return await loadKnowledge(knowledge);
  } catch (error) {
    if (!(error instanceof LedgerError)) throw error;
    const remedy = "Give a folder with Markdown files: ledger eval init ./docs";
    throw new LedgerError(error.code, error.message, remedy, error.cause);
  }
}

function requireJsonLines(file: string): void {
  if (file.toLowerCase().endsWith(".jsonl")) return;
  throw new LedgerError(
    "QUESTIONS_INVALID",
    `${file} is no file of JSON lines.`,
    "Give a file that ends in .jsonl.",
  );
}

function nothingToAsk(knowledge: string): LedgerError {
  return new LedgerError(
    "QUESTIONS_INVALID",
    `No section in ${knowledge} has a heading and begins with a sentence, so that no question can be made of it.`,
    "Give a folder whose documents have headings with prose below them.",
  );
}

/** An id from the source, so that it stays the same while the section does. */
function withIds(drafts: readonly Draft[]): (Draft & { readonly id: string })[] {
  const seen = new Map<string, number>();
  return drafts.map((draft) => {
    const source = draft.line.gold[0] ?? "";
    const base = source.replace(/\.(?:md|markdown|mdx)(?=#|$)/iu, "").replace(/[^\p{L}\p{N}]+/gu, "-");
    const count = (seen.get(base) ?? 0) + 1;
    seen.set(base, count);
    return { id: count === 1 ? base : `${base}-${count}`, ...draft };
  });
}

/** As many as are wanted, evenly from the first to the last. */
function spread<Item>(items: readonly Item[], count: number): readonly Item[] {
  if (items.length <= count) return items;
  return items.filter(
    (_, at) => Math.floor((at * count) / items.length) !== Math.floor(((at - 1) * count) / items.length),
  );
}
