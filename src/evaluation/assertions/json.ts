import type { Assertion } from "./assertion.ts";
import type { Kind } from "./kind.ts";

const SCHEMA = "JSON schemas are not checked here: leave the value out, and assert what matters by itself";
/** An object that is not closed within so many letters is none. */
const LONGEST = 100_000;

/** The whole answer is JSON of any kind. */
export const IS_JSON: Kind = {
  judge: (assertion, { text }) =>
    hasSchema(assertion) ? { unsupported: SCHEMA } : { holds: parses(text), wanted: "to be JSON" },
};

/** Somewhere in the answer stands a JSON object. */
export const CONTAINS_JSON: Kind = {
  judge: (assertion, { text }) =>
    hasSchema(assertion)
      ? { unsupported: SCHEMA }
      : { holds: hasObject(text), wanted: "to contain a JSON object" },
};

function hasSchema({ value }: Assertion): boolean {
  return value !== undefined && value !== null && value !== "";
}

function hasObject(text: string): boolean {
  let tried = 0;
  for (let start = text.indexOf("{"); start >= 0; start = text.indexOf("{", start + 1)) {
    const end = endOfObject(text, start);
    if (end !== undefined && parses(text.slice(start, end))) return true;
    tried += (end ?? text.length) - start;
    // Braces within braces within braces: what is none by then will be none.
    if (tried > 10 * LONGEST) return false;
  }
  return false;
}

/** After the brace that closes the one at `start`; braces inside of strings do not count. */
function endOfObject(text: string, start: number): number | undefined {
  let depth = 0;
  let quoted = false;
  const limit = Math.min(text.length, start + LONGEST);
  for (let at = start; at < limit; at += 1) {
    const sign = text[at];
    if (quoted && sign === "\\") at += 1;
    else if (sign === '"') quoted = !quoted;
    else if (!quoted && sign === "{") depth += 1;
    else if (!quoted && sign === "}") {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return undefined;
}

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
