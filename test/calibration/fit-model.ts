import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { fitLogistic } from "./fit-logistic.ts";
import type { Model, Seen } from "./see.ts";

const COEFFICIENTS = resolve(import.meta.dirname, "../../src/answer/decide/coefficients.ts");
const FEATURES = ["match", "lead", "heading", "namesMissing"] as const;

/** Each collection counts alike, and in it the questions with an answer as much as those without. */
export function fitTo(...sets: readonly (readonly Seen[])[]): Model {
  const examples = sets.flatMap((set) => {
    const used = set.filter(({ isAnswered }) => isAnswered !== undefined);
    const positives = used.filter(({ isAnswered }) => isAnswered).length;
    return used.map(({ evidence, isAnswered = false }) => ({
      features: evidence,
      isPositive: isAnswered,
      weight: 1 / (isAnswered ? positives : used.length - positives),
    }));
  });
  return rounded(fitLogistic(FEATURES, examples));
}

function rounded({ intercept, weights }: Model): Model {
  const round = (value: number) => Number(value.toFixed(3));
  const { match, lead, heading, namesMissing } = weights;
  return {
    intercept: round(intercept),
    weights: {
      match: round(match),
      lead: round(lead),
      heading: round(heading),
      namesMissing: round(namesMissing),
    },
  };
}

/** Makes it the one that is shipped. */
export function ship({ intercept, weights }: Model): void {
  const { match, lead, heading, namesMissing } = weights;
  writeFileSync(
    COEFFICIENTS,
    `import type { Evidence } from "./evidence.ts";
import type { LogisticModel } from "./logistic.ts";

/** Written by \`npm run calibrate\`. Every weight must keep its sign: +, +, +, -. */
export const COEFFICIENTS: LogisticModel<keyof Evidence> = {
  intercept: ${intercept},
  weights: { match: ${match}, lead: ${lead}, heading: ${heading}, namesMissing: ${namesMissing} },
};
`,
  );
}
