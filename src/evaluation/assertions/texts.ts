import type { Assertion } from "./assertion.ts";
import { commaSeparated } from "./comma-separated.ts";
import { type Judged, type Kind, quoted } from "./kind.ts";

/** `contains` and its like: does the answer's text have a text? */
export function oneText(verb: string, has: (answer: string, wanted: string) => boolean): Kind {
  return {
    faultOf: ({ value }) =>
      isText(value) ? undefined : "needs a value: a text that is not empty, or a number",
    judge: ({ value }, { text }) => ({
      holds: has(text, String(value)),
      wanted: `to ${verb} ${quoted(value)}`,
    }),
  };
}

/** `contains-any`, `contains-all` and their like. */
export function severalTexts(word: "any" | "all", has: (answer: string, wanted: string) => boolean): Kind {
  return {
    faultOf: (assertion) =>
      itemsOf(assertion) ? undefined : "needs a value: a list of texts, or one with commas",
    judge: (assertion, { text }): Judged => {
      const items = itemsOf(assertion) ?? [];
      const missing = items.filter((item) => !has(text, item));
      const wanted = `to contain ${word} of ${items.map(quoted).join(", ")}`;
      if (word === "any") return { holds: missing.length < items.length, wanted };
      return {
        holds: missing.length === 0,
        wanted,
        ...(missing.length > 0 && { seen: `without ${missing.map(quoted).join(", ")}` }),
      };
    },
  };
}

export function contains(answer: string, wanted: string): boolean {
  return answer.includes(wanted);
}

/** Letters count the same, large or small. */
export function containsAnyCase(answer: string, wanted: string): boolean {
  return answer.toLowerCase().includes(wanted.toLowerCase());
}

function isText(value: unknown): boolean {
  return (typeof value === "string" && value !== "") || (typeof value === "number" && !Number.isNaN(value));
}

function itemsOf({ value }: Assertion): readonly string[] | undefined {
  if (typeof value === "string") {
    const items = commaSeparated(value);
    return items && items.length > 0 ? items : undefined;
  }
  if (!Array.isArray(value) || value.length === 0 || !value.every(isScalar)) return undefined;
  return value.map(String);
}

function isScalar(value: unknown): boolean {
  return ["string", "number", "boolean"].includes(typeof value);
}
