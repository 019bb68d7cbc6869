import { type Properties, propertiesElement } from "../../../junit/properties.ts";
import { countsOf, suiteOpening } from "../../../junit/suite.ts";
import { testCaseElement } from "../../../junit/test-case.ts";
import type { LoadResult, MetricResult } from "../load-result.ts";
import { SUITE, testCases } from "./test-cases.ts";

/** A run as JUnit XML: one suite, with the set-up and the metrics as its properties. Time is what the run took. */
export function junitText(result: LoadResult): string {
  const tests = testCases(result);
  const counts = { ...countsOf(tests), latency: result.ranSeconds * 1_000 };
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    suiteOpening("testsuites", SUITE, counts),
    `  ${suiteOpening("testsuite", `${SUITE} ${result.scenario}`, counts)}`,
    propertiesElement(propertiesOf(result)),
    ...tests.map(testCaseElement),
    "  </testsuite>\n</testsuites>\n",
  ].join("");
}

function propertiesOf({ scenario, target, executor, seed, startedAt, end, metrics }: LoadResult): Properties {
  return [
    ["scenario", scenario],
    ["target", target],
    ["executor", executor],
    ["seed", seed],
    ["started", startedAt],
    ["ended", end.kind],
    ...Object.entries(metrics).flatMap(([name, metric]) => metricProperties(name, metric)),
  ];
}

/** What was not measured is left out, since it is no number. */
function metricProperties(name: string, { kind, ...metric }: MetricResult): Properties {
  return Object.entries(metric).flatMap(([figure, value]) =>
    typeof value === "number" ? [[`metric.${name}.${figure}`, value] as const] : [],
  );
}
