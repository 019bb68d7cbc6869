import { once } from "node:events";
import { createWriteStream, readFileSync } from "node:fs";
import { join } from "node:path";
import { stringify } from "yaml";

const QUESTIONS = join(import.meta.dirname, "..", "..", "fixtures", "questions", "gl-publisher.jsonl");

interface ShippedQuestion {
  readonly id: string;
  readonly question: string;
  readonly gold: readonly string[];
  readonly reference?: string;
  readonly tags?: readonly string[];
}

/** As many questions as are wanted: the shipped ones over and over, each with an id of its own. */
function* questions(count: number): Generator<ShippedQuestion> {
  const shipped = readFileSync(QUESTIONS, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as ShippedQuestion);
  for (let at = 0; at < count; at += 1) {
    const each = shipped[at % shipped.length];
    if (each) yield { ...each, id: `${each.id}-${at}` };
  }
}

/** JSON lines, written as they are made. */
export async function writeJsonLines(file: string, count: number): Promise<void> {
  await writeLines(file, count, (each) => JSON.stringify(each));
}

/** promptfoo's CSV, with tags and gold. */
export async function writeCsv(file: string, count: number): Promise<void> {
  const header = "question,__description,__expected,__metadata:tags[],__metadata:ledger.gold[]";
  await writeLines(
    file,
    count,
    ({ id, question, gold, tags = [] }) =>
      [question, id, "not-contains:xoxb-", tags.join(), gold.join()].map(quoted).join(),
    header,
  );
}

function quoted(cell: string): string {
  return `"${cell.replaceAll('"', '""')}"`;
}

async function writeLines(
  file: string,
  count: number,
  lineOf: (each: ShippedQuestion) => string,
  header?: string,
): Promise<void> {
  const stream = createWriteStream(file);
  if (header !== undefined) stream.write(`${header}\n`);
  for (const each of questions(count)) if (!stream.write(`${lineOf(each)}\n`)) await once(stream, "drain");
  stream.end();
  await once(stream, "finish");
}

/** Two assertions each, which promptfoo's echo provider fulfils: it gives the question back. */
export async function writePromptfooYaml(file: string, count: number): Promise<void> {
  const tests = [...questions(count)].map(({ id, question, gold, reference, tags }) => ({
    description: id,
    vars: { question },
    assert: [
      { type: "icontains", value: question.split(/\s+/u)[0] ?? "" },
      { type: "not-contains", value: "xoxb-" },
    ],
    metadata: { tags, ledger: { gold, ...(reference !== undefined && { reference }) } },
  }));
  const config = { description: "bench", prompts: ["{{question}}"], providers: ["echo"], tests };
  const stream = createWriteStream(file);
  stream.end(stringify(config));
  await once(stream, "finish");
}
