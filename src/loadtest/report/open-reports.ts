import { stylesOf } from "../../cli/styles.ts";
import type { Environment } from "../../config/environment.ts";
import type { Markup } from "../../html-page/markup.ts";
import { assertFilesOfTheirOwn } from "../../report-files/assert-files-of-their-own.ts";
import { openReportFile, type ReportFile } from "../../report-files/report-file.ts";
import { createStreamOut } from "../../report-files/stream-out.ts";
import type { LoadResult } from "./load-result.ts";

/** Who is told of a run at its end. */
export interface ReportOptions {
  readonly output: NodeJS.WriteStream;
  readonly env: Environment;
  /** One JSON object in place of the summary. */
  readonly json: boolean;
  readonly junit?: string | undefined;
  readonly html?: string | undefined;
}

export interface Reports {
  /** Writes all of them, also where one cannot be. @throws LedgerError REPORT_UNWRITABLE, of the first that could not */
  write(result: LoadResult): Promise<void>;
  /** Writes those that are files. @throws LedgerError REPORT_UNWRITABLE, of the first that could not */
  writeFiles(result: LoadResult): Promise<void>;
  /** Nothing half-written stays. Does nothing after `write`. */
  abandon(): Promise<void>;
}

type Texts = (result: LoadResult) => Promise<Iterable<string>>;

/**
 * Opens every report that was asked for, so that what cannot be written is known before a run begins.
 * @throws LedgerError REPORT_UNWRITABLE, and no file was begun
 */
export async function openReports(options: ReportOptions): Promise<Reports> {
  await assertFilesOfTheirOwn({ "--junit": options.junit, "--html": options.html });
  const files: { readonly file: ReportFile; readonly texts: Texts }[] = [];
  const abandon = async () => {
    for (const { file } of files) await file.abandon();
  };
  try {
    for (const [path, texts] of filesOf(options))
      if (path !== undefined) files.push({ file: await openReportFile(path), texts });
  } catch (error) {
    await abandon();
    throw error;
  }
  const writeAll = async (writings: readonly (() => Promise<void>)[]) => {
    const faults: unknown[] = [];
    for (const writing of writings) await writing().catch((error: unknown) => faults.push(error));
    await abandon();
    if (faults.length > 0) throw faults[0];
  };
  const fillings = (result: LoadResult) =>
    files.map(
      ({ file, texts }) =>
        () =>
          fill(file, texts, result),
    );
  return {
    abandon,
    write: (result) => writeAll([() => print(result, options), ...fillings(result)]),
    writeFiles: (result) => writeAll(fillings(result)),
  };
}

const filesOf = ({ junit, html }: ReportOptions): readonly (readonly [string | undefined, Texts])[] => [
  [junit, async (result) => [(await import("./junit/junit-text.ts")).junitText(result)]],
  [html, async (result) => markupsOf((await import("./html/page.ts")).pageOf(result))],
];

function* markupsOf(parts: Iterable<Markup>): Generator<string> {
  for (const { markup } of parts) yield markup;
}

async function print(result: LoadResult, { output, env, json }: ReportOptions): Promise<void> {
  const out = createStreamOut(output);
  if (json) return out.write((await import("./json/result-record.ts")).resultJson(result));
  const { summaryText } = await import("./terminal/summary.ts");
  const columns = output.columns ?? COLUMNS_OF_A_PIPE;
  return out.write(summaryText(result, { columns, styled: stylesOf(output, env) }));
}

/** As k6 has it, where nothing is folded. */
const COLUMNS_OF_A_PIPE = 160;

async function fill(file: ReportFile, texts: Texts, result: LoadResult): Promise<void> {
  for (const text of await texts(result)) await file.write(text);
  await file.end();
}
