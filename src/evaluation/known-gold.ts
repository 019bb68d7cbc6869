import type { Passage } from "../core/answer.ts";
import { splitFrontMatter } from "../knowledge/front-matter.ts";
import { isDeclaration } from "../knowledge/live-knowledge.ts";
import { passagesOf } from "../knowledge/passages.ts";
import { readFolder, type SourceFile } from "../knowledge/read-folder.ts";
import { rawBlocksOf } from "../text/blocks.ts";
import { printable } from "../text/printable.ts";
import { invalidQuestions } from "./question-faults.ts";
import type { QuestionOfFile } from "./read-question-file.ts";

/**
 * Refuses gold that the knowledge does not have. Returns a warning for each gold that it has as a mere heading:
 * without text of its own it is never found, so that the question can pass by its other gold only.
 * @param folder the folder, or the file that declares sources
 * @param content all its passages
 * @throws LedgerError QUESTIONS_INVALID
 */
export async function requireKnownGold(
  path: string,
  questions: readonly QuestionOfFile[],
  folder: string,
  content: readonly Passage[],
): Promise<readonly string[]> {
  const passages = new Set(content.map(({ source }) => source));
  const headings = await headingsIn(folder);
  const named = questions.flatMap(({ line, id, gold }) =>
    gold.map((source) => ({ source, where: `line ${line}: "${id}" has the gold "${source}"` })),
  );
  const unknown = named.filter(({ source }) => !passages.has(source) && !headings.has(source));
  if (unknown.length > 0)
    throw invalidQuestions(
      path,
      unknown.map(({ where }) => `${where}, which is not in ${folder}`),
      REMEDY,
    );
  return named
    .filter(({ source }) => !passages.has(source))
    .map(({ where }) =>
      printable(`${path} ${where}, a heading without text of its own, which is never found.`),
    );
}

const REMEDY =
  "Correct the source (path/from/the/folder.md#anchor-of-a-heading), or give the folder that these questions are about with --knowledge DIR.";

/** Of declared sources nothing but their passages is at hand. */
async function headingsIn(folder: string): Promise<ReadonlySet<string>> {
  if (isDeclaration(folder)) return new Set();
  const { files } = await readFolder(folder);
  return new Set(files.flatMap(headingsOf));
}

function headingsOf({ path, content }: SourceFile): string[] {
  const { body, frontMatter } = splitFrontMatter(content);
  return passagesOf(path, withTextBelowHeadings(body), frontMatter).map(({ source }) => source);
}

/** Makes every heading a passage, so that its anchor is the one that the knowledge would give it. */
function withTextBelowHeadings(body: string): string {
  return rawBlocksOf(body)
    .map(({ raw, heading }) => (heading ? `${raw}\n\ntext\n\n` : raw))
    .join("");
}
