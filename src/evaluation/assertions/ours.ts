import type { Source } from "../../core/answer.ts";
import type { Assertion } from "./assertion.ts";
import { type Kind, quoted } from "./kind.ts";

/** The answer cites each source of the value; one without an anchor stands for any passage of that document. */
export const CITES: Kind = {
  faultOf: (assertion) => (textsOf(assertion) ? undefined : "needs a value: a source, or a list of sources"),
  judge: (assertion, { cited }) => {
    const sources = textsOf(assertion) ?? [];
    const missing = sources.filter((source) => !cited.some((citation) => isIn(citation.source, source)));
    return {
      holds: missing.length === 0,
      wanted: `to cite ${sources.map(quoted).join(", ")}`,
      seen: cited.length === 0 ? "nothing cited" : cited.map(({ source }) => quoted(source)).join(", "),
    };
  },
};

const OUTCOMES = ["answered", "refused", "clarify"];

/** What the bot did, as its answer says it; the words of the answer do not count. */
export const OUTCOME: Kind = {
  faultOf: (assertion) => {
    const wanted = textsOf(assertion);
    return wanted?.every((each) => OUTCOMES.includes(each))
      ? undefined
      : `needs a value of ${OUTCOMES.join(", ")}, or a list of these`;
  },
  judge: (assertion, { outcome }) => {
    const wanted = textsOf(assertion) ?? [];
    return {
      holds: wanted.includes(outcome),
      wanted: `to be ${wanted.join(" or ")}`,
      seen: outcome,
    };
  },
};

/** By the outcome and not by phrases: "I am sorry to hear that" is no refusal. An answer without words is one. */
export const IS_REFUSAL: Kind = {
  judge: (_assertion, { outcome, text }) => ({
    holds: outcome === "refused" || text.trim() === "",
    wanted: "to be a refusal",
    seen: outcome,
  }),
};

function isIn(cited: Source, wanted: Source): boolean {
  return cited === wanted || (!wanted.includes("#") && cited.startsWith(`${wanted}#`));
}

function textsOf({ value }: Assertion): readonly string[] | undefined {
  const texts: readonly unknown[] = Array.isArray(value) ? value : [value];
  const isTexts = texts.length > 0 && texts.every((each) => typeof each === "string" && each.trim() !== "");
  return isTexts ? texts.map(String) : undefined;
}
