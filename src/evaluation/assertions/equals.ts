import { isDeepStrictEqual } from "node:util";
import { type Kind, quoted } from "./kind.ts";

/** The same text; where the value is a list or an object, the same JSON. */
export const EQUALS: Kind = {
  faultOf: ({ value }) => (value === undefined ? "needs a value" : undefined),
  judge: ({ value }, { text }) => ({
    holds: typeof value === "object" ? isDeepStrictEqual(value, jsonOf(text)) : String(value) === text,
    wanted: `to be ${quoted(value)}`,
    seen: quoted(text),
  }),
};

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
