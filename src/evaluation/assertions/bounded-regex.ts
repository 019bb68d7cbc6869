import { createContext, Script } from "node:vm";

/** The longest that one text may take, in milliseconds; an expression that is no trap takes millionths of it. */
const TIME_LIMIT = 1_000;
/** Twice in a row, so that a machine that stood still for a moment does not decide. */
const TRIES = 2;
/** What begins a choice or a repetition: with one of them at most nothing can be tried over and over. */
const CHOICE = /[*+?{|]/g;
/** One repetition takes the square of the text's length at worst. */
const SHORT = 4_096;

const box = createContext({ expression: /(?:)/, text: "", found: false });
const script = new Script("found = expression.test(text)");
const runaways = new Set<string>();

/** Whether a text matches; "runaway" where the expression tries so many ways that it would take too long. */
export function testBounded(pattern: string, text: string): boolean | "runaway" {
  if (text.length <= SHORT && (pattern.match(CHOICE)?.length ?? 0) <= 1)
    return new RegExp(pattern).test(text);
  if (runaways.has(pattern)) return "runaway";
  for (let tries = 0; tries < TRIES; tries += 1) {
    const found = testInTime(pattern, text);
    if (found !== undefined) return found;
  }
  runaways.add(pattern);
  return "runaway";
}

/** What is wrong with an expression, if anything is. */
export function faultOfPattern(pattern: string): string | undefined {
  try {
    new RegExp(pattern);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** V8 itself ends an expression that takes too long, and only in a script with a time limit. */
function testInTime(pattern: string, text: string): boolean | undefined {
  box.expression = new RegExp(pattern);
  box.text = text;
  try {
    script.runInContext(box, { timeout: TIME_LIMIT });
    return box.found === true;
  } catch (error) {
    if (isTimeout(error)) return undefined;
    throw error;
  } finally {
    box.text = "";
  }
}

/** The error is made in the context of the script, and is no `Error` of this one. */
function isTimeout(error: unknown): boolean {
  return (
    typeof error === "object" &&
    error !== null &&
    "code" in error &&
    error.code === "ERR_SCRIPT_EXECUTION_TIMEOUT"
  );
}
