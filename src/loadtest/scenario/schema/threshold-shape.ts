import { z } from "zod";
import { durationOrNone } from "./amounts.ts";
import { must, named } from "./said.ts";

const expression = z
  .string(must("an expression, such as 'p(95)<5000'"))
  .min(1, must("an expression, such as 'p(95)<5000'"));
const KEYS = ["threshold", "abortOnFail", "delayAbortEval"];

const full = z.strictObject(
  {
    threshold: expression,
    abortOnFail: z.boolean(must("true or false")).default(false),
    delayAbortEval: durationOrNone.default(0),
  },
  named(KEYS),
);

const one = z.preprocess((input) => (typeof input === "string" ? { threshold: input } : input), full);
const EXPRESSIONS = must("a list of expressions, such as ['p(95)<5000']");

/** k6's thresholds by metric; which metrics and expressions there are is not judged here. */
export const thresholds = z
  .record(z.string(), z.array(one, EXPRESSIONS), must("metrics with a list of expressions each"))
  .prefault({});
