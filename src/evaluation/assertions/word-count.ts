import { z } from "zod";
import type { Kind } from "./kind.ts";

const count = z.number().min(0);
const range = z
  .strictObject({ min: count.optional(), max: count.optional() })
  .refine(({ min, max }) => min !== undefined || max !== undefined)
  .refine(({ min, max }) => min === undefined || max === undefined || min <= max);
const schema = z.union([range, count, z.string().trim().min(1).pipe(z.coerce.number())]);

/** So many words exactly, or between `min` and `max`; words are what blanks part. */
export const WORD_COUNT: Kind = {
  faultOf: ({ value }) =>
    schema.safeParse(value).success
      ? undefined
      : "needs a value: a number of words, or {min, max} with min not above max",
  judge: ({ value }, { text }) => {
    const wanted = schema.parse(value);
    const words = text.split(/\s+/u).filter((word) => word !== "").length;
    if (typeof wanted === "number")
      return { holds: words === wanted, wanted: `to have ${wanted} words`, seen: `${words}` };
    const { min = 0, max = Number.POSITIVE_INFINITY } = wanted;
    const limits = max === Number.POSITIVE_INFINITY ? `${min} words or more` : `${min} to ${max} words`;
    return { holds: words >= min && words <= max, wanted: `to have ${limits}`, seen: `${words}` };
  },
};
