import { readFile } from "node:fs/promises";
import type { Nodes, Root } from "mdast";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { createMarkdownReporter } from "../../../../src/evaluation/report/markdown/create-markdown-reporter.ts";
import type { ReportFileOptions } from "../../../../src/report-files/report-file.ts";
import { type ReportedRun, report } from "../runs.ts";

/** What is in the file after a run. */
export async function writtenSummary(
  path: string,
  run: ReportedRun,
  options: ReportFileOptions = {},
): Promise<string> {
  await report(createMarkdownReporter(path, options), run);
  return readFile(path, "utf8");
}

/** A summary as a reader of GitHub's Markdown has it. */
export function parsed(summary: string): Root {
  return unified().use(remarkParse).use(remarkGfm).parse(summary);
}

/** The words of each cell of each row of its tables. */
export function rowsOf(summary: string): string[][] {
  return [...all(parsed(summary))].flatMap((node) =>
    node.type === "tableRow" ? [node.children.map(wordsOf)] : [],
  );
}

function wordsOf(node: Nodes): string {
  if (node.type === "text") return node.value;
  return "children" in node ? node.children.map(wordsOf).join("") : "";
}

export function* all(node: Nodes): Generator<Nodes> {
  yield node;
  if ("children" in node) for (const child of node.children) yield* all(child);
}
