import { faultOfPattern, testBounded } from "./bounded-regex.ts";
import { type Kind, quoted } from "./kind.ts";

/** A regular expression of JavaScript, without flags, somewhere in the text. */
export const REGEX: Kind = {
  faultOf: ({ value }) => {
    if (typeof value !== "string" || value === "") return "needs a value: a regular expression";
    const fault = faultOfPattern(value);
    return fault && `has an invalid regular expression: ${fault}`;
  },
  judge: ({ value }, { text }) => {
    const pattern = String(value);
    const found = testBounded(pattern, text);
    if (found === "runaway")
      return {
        unsupported: `the regular expression ${quoted(pattern)} runs away: it takes over a second; write it without a repetition inside of another`,
      };
    return { holds: found, wanted: `to match ${quoted(pattern)}` };
  },
};
