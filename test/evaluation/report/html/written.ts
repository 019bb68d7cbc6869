import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { HtmlLimits } from "../../../../src/evaluation/report/html/cases/kept-rows.ts";
import { createHtmlReporter } from "../../../../src/evaluation/report/html/create-html-reporter.ts";
import type { Run } from "./made-up-run.ts";

/** The page of a run, as it stands in its file. */
export async function written({ head, results, end }: Run, limits?: HtmlLimits): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "ledger-html-"));
  try {
    const path = join(folder, "report.html");
    const reporter = createHtmlReporter(path, limits);
    await reporter.begin(head);
    for (const result of results) await reporter.result(result);
    await reporter.end(end);
    return await readFile(path, "utf8");
  } finally {
    await rm(folder, { recursive: true });
  }
}
