import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { z } from "zod";
import type { Passage } from "../../src/core/answer.ts";
import type { Turn } from "../../src/core/question.ts";
import { documentOf } from "../../src/core/source.ts";
import { readGroups } from "../../src/knowledge/audience-groups.ts";
import { partOf } from "../../src/knowledge/part.ts";
import { readFolder } from "../../src/knowledge/read-folder.ts";

/** A question, and what of the knowledge is taken away before it is asked. */
export interface Case {
  readonly id: string;
  readonly text: string;
  readonly thread: readonly Turn[];
  readonly removed: ReadonlySet<string>;
  /** The passages that answer it, of those that are left; absent where nobody has said. */
  readonly gold?: readonly string[];
  /** Whether what is left answers it; absent where neither can be said. */
  readonly isAnswered?: boolean;
  /** In which row of the confusion matrix it counts. */
  readonly kind: string;
  /** The answer that a person wrote; absent where there is none. */
  readonly reference?: string;
}

export interface Collection {
  readonly name: string;
  readonly passages: readonly Passage[];
  readonly cases: readonly Case[];
}

const ROOT = resolve(import.meta.dirname, "../..");
/** Public data sets, which are too large to be kept here: claude-docs and mtrag-un. */
const SHARED = process.env.LEDGER_SHARED_DATA ?? resolve(ROOT, "../shared/data");

const question = z.object({ id: z.string(), question: z.string(), gold: z.array(z.string()).default([]) });

export function bundled(): Promise<Collection> {
  return withAndWithout(
    "bundled",
    join(ROOT, "fixtures/knowledge"),
    join(ROOT, "fixtures/questions/gl-publisher.jsonl"),
  );
}

/** Undefined where the data is not there. */
export async function claudeDocs(): Promise<Collection | undefined> {
  const folder = join(SHARED, "claude-docs");
  return existsSync(folder)
    ? withAndWithout("claude-docs", join(folder, "knowledge"), join(folder, "questions.jsonl"))
    : undefined;
}

/** Each question that has an answer is asked again without the documents, and without the sections, that hold it. */
async function withAndWithout(name: string, folder: string, file: string): Promise<Collection> {
  const part = partOf(await readFolder(folder), { groups: await readGroups(folder) });
  const passages = part.documents.flatMap((document) => document.passages);
  const cases = linesOf(file, question).flatMap(({ id, question: text, gold }): Case[] => {
    const asked = { id, text, thread: [], removed: new Set<string>() };
    if (gold.length === 0) return [{ ...asked, isAnswered: false, kind: "no gold" }];
    const documents = new Set(gold.map(documentOf));
    const ofDocuments = passages
      .map(({ source }) => source)
      .filter((each) => documents.has(documentOf(each)));
    return [
      { ...asked, isAnswered: true, kind: "gold", gold },
      { ...asked, isAnswered: false, removed: new Set(ofDocuments), kind: "without its document" },
      { ...asked, removed: new Set(gold), kind: "without its section" },
    ];
  });
  return { name, passages, cases };
}

const task = z.object({
  targets: z.array(z.string()),
  id: z.string(),
  turns: z.array(z.object({ speaker: z.string(), text: z.string() })),
  contexts: z.array(z.object({ id: z.string(), title: z.string().nullish(), text: z.string() })),
  answerability: z.array(z.string()),
});

/** Undefined where the data is not there. */
export function mtrag(): Collection | undefined {
  const file = join(SHARED, "mtrag-un/tasks.jsonl");
  if (!existsSync(file)) return undefined;
  const tasks = linesOf(file, task);
  const passages = new Map<string, Passage>();
  for (const { contexts } of tasks)
    for (const each of contexts) if (!passages.has(each.id)) passages.set(each.id, passageOf(each));
  const cases = tasks.flatMap(({ id, turns, contexts, targets, answerability: [kind = ""] }): Case[] => {
    const thread = turns.map(
      ({ speaker, text }): Turn => ({ speaker: speaker === "user" ? "asker" : "ledger", text }),
    );
    const asked = {
      id,
      text: thread.at(-1)?.text ?? "",
      thread: thread.slice(0, -1),
      removed: new Set<string>(),
    };
    if (kind === "UNANSWERABLE") return [{ ...asked, isAnswered: false, kind }];
    if (kind !== "ANSWERABLE") return [{ ...asked, kind }];
    const gold = new Set(contexts.map((each) => sourceOf(each.id)));
    const answered = { ...asked, reference: targets[0] ?? "" };
    return [
      { ...answered, isAnswered: true, kind },
      { ...answered, isAnswered: false, removed: gold, kind: "without its passages" },
    ];
  });
  const together = [...passages.values()].sort((a, b) =>
    documentOf(a.source) < documentOf(b.source) ? -1 : 1,
  );
  return { name: "mtrag-un", passages: together, cases };
}

/** A first line that is short is the title of what follows. */
function passageOf({ id, title, text: html }: z.infer<typeof task>["contexts"][number]): Passage {
  const text = html.replace(/<br>/g, "\n").trim();
  const [first = "", ...rest] = text.split("\n");
  const body = rest.join("\n").trim();
  const isTitled = first.length < 100 && body.length > 40;
  return {
    source: sourceOf(id),
    title: title || (isTitled ? first.trim() : ""),
    headings: [],
    text: isTitled ? body : text,
  };
}

/** A passage's id holds its document's: `ibmcld_00691-7371-8668`. */
function sourceOf(id: string): string {
  const at = /[-_]\d+-\d+(?:-\d+-\d+)?$/.exec(id);
  return `${at ? id.slice(0, at.index) : id}.md#${id}`;
}

function linesOf<Schema extends z.ZodType>(file: string, schema: Schema): z.infer<Schema>[] {
  const lines = readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line.trim());
  return lines.map((line) => schema.parse(JSON.parse(line)));
}
