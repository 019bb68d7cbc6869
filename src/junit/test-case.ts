import { elementText, opening } from "./xml.ts";

/** Why a test is not green. `skipped` is neither: there was nothing to judge it by, or the gate allows for it. */
export interface TestFault {
  readonly element: "failure" | "error" | "skipped";
  readonly type?: string;
  readonly message: string;
  readonly details?: string;
}

/** A `testcase`. GitLab knows a test by its class and its name together, and shows the first alone of two that have both. */
export interface TestCase {
  readonly classname: string;
  readonly name: string;
  readonly file?: string;
  readonly line?: number;
  /** In milliseconds; absent where nothing was recorded. */
  readonly latency?: number;
  readonly fault?: TestFault;
}

/** Writes a test; `file` and `line` are no part of the oldest schemas, and most readers know them. */
export function testCaseElement({ classname, name, file, line, latency, fault }: TestCase): string {
  const time = latency === undefined ? undefined : (latency / 1000).toFixed(3);
  const start = opening("testcase", { classname, name, file, line, time });
  return fault ? `    ${start}>${faultElement(fault)}</testcase>\n` : `    ${start}/>\n`;
}

function faultElement({ element, type, message, details }: TestFault): string {
  const start = opening(element, { type, message });
  return details === undefined ? `${start}/>` : `${start}>${elementText(details)}</${element}>`;
}
