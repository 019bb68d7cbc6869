import { propertiesElement } from "../../../junit/properties.ts";
import { countsOf, suiteOpening, summed } from "../../../junit/suite.ts";
import { testCaseElement } from "../../../junit/test-case.ts";
import { openReportFile, type ReportFile, writing } from "../../../report-files/report-file.ts";
import type { Reporter, RunEnd } from "../reporter.ts";
import { allowanceOf } from "./allowance.ts";
import { createFileSuites, type FileSuite, type FileSuites } from "./file-suites.ts";
import { GATE, gateCases } from "./gate-cases.ts";
import { metricProperties, runProperties } from "./properties.ts";
import { resultCase } from "./result-case.ts";
import { openSpool, type Spool } from "./spool.ts";

interface Open {
  readonly report: ReportFile;
  readonly spool: Spool;
  readonly tests: FileSuites;
  readonly repeat: number;
}

/**
 * Writes a run as JUnit XML, which has no schema of its own but the one that its readers share: a suite for the gate with
 * the metrics as properties, then a suite for each file, in their order. A failure has its attribution as type; what has
 * no verdict is an error. Where the gate held, what it allows for is skipped, so that a green build has no red tests. The
 * same run gives the same bytes; `time` is what a model endpoint took when it was recorded.
 * @throws LedgerError REPORT_UNWRITABLE, from `begin` on
 */
export function createJunitReporter(path: string): Reporter {
  let opened: Open | undefined;
  return {
    async begin({ repeat }) {
      const report = await openReportFile(path);
      const spool = await writing(path, openSpool).catch(async (error) => {
        await report.abandon();
        throw error;
      });
      opened = { report, spool, tests: createFileSuites(spool), repeat };
    },
    async result(result) {
      const { tests, repeat } = begun();
      await writing(path, () => tests.add(result.case.file, resultCase(result, repeat)));
    },
    async end(end) {
      const { report, spool, tests } = begun();
      const suites = tests.suites(allowanceOf(end));
      for await (const part of document(end, suites)) await report.write(part);
      await report.end();
      await spool.close();
    },
    async abandon() {
      await opened?.report.abandon();
      await opened?.spool.close();
    },
  };

  function begun(): Open {
    if (!opened) throw new Error("The report was not begun.");
    return opened;
  }
}

/** The parts of the file. Counts stand before what they count, so that all of it has to be known first. */
async function* document(end: RunEnd, suites: readonly FileSuite[]): AsyncGenerator<string> {
  const gate = gateCases(end);
  const groups = new Map(end.summary.byFile.map((group) => [group.name, group]));
  yield '<?xml version="1.0" encoding="UTF-8"?>\n';
  yield suiteOpening("testsuites", GATE, suites.map(({ counts }) => counts).reduce(summed, countsOf(gate)));
  yield `  ${suiteOpening("testsuite", GATE, countsOf(gate))}`;
  yield propertiesElement(runProperties(end));
  yield* gate.map(testCaseElement);
  yield "  </testsuite>\n";
  for (const { file, counts, tests } of suites) {
    const metrics = groups.get(file)?.metrics;
    yield `  ${suiteOpening("testsuite", file, counts)}`;
    yield metrics ? propertiesElement(metricProperties(metrics)) : "";
    for await (const test of tests()) yield testCaseElement(test);
    yield "  </testsuite>\n";
  }
  yield "</testsuites>\n";
}
