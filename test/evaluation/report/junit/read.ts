import { readFile } from "node:fs/promises";
import { XMLParser, XMLValidator } from "fast-xml-parser";
import { expect } from "vitest";
import { createJunitReporter } from "../../../../src/evaluation/report/junit/create-junit-reporter.ts";
import { type ReportedRun, report } from "../runs.ts";

/** What a reader of the file has of it. */
export async function readJunit(path: string, run: ReportedRun) {
  await report(createJunitReporter(path), run);
  const xml = await readFile(path, "utf8");
  expect(XMLValidator.validate(xml)).toBe(true);
  // What no XML may hold; the parser above would let it pass.
  expect(xml).toMatch(/^[\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]*$/u);
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: "",
    textNodeName: "text",
    parseAttributeValue: false,
    trimValues: false,
    isArray: (name) => ["testsuite", "testcase", "property"].includes(name),
  });
  const { testsuites } = parser.parse(xml);
  const [gate, ...files]: [ParsedSuite, ...ParsedSuite[]] = testsuites.testsuite;
  return { xml, testsuites, gate, files };
}

interface ParsedFault {
  readonly type: string;
  readonly message: string;
  readonly text: string;
}

interface ParsedTest {
  readonly classname: string;
  readonly name: string;
  readonly file: string;
  readonly line: string;
  readonly time?: string;
  readonly failure?: ParsedFault;
  readonly error?: ParsedFault;
  readonly skipped?: ParsedFault;
}

interface ParsedSuite {
  readonly name: string;
  readonly tests: string;
  readonly properties: { readonly property: readonly { readonly name: string; readonly value: string }[] };
  readonly testcase: readonly ParsedTest[];
}
