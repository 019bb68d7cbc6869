import { z } from "zod";

/** The forms of value that several settings share. */
export const text = z.string().trim().min(1);
// A blank would otherwise be the number 0, which is a port that means something.
export const port = text.transform(Number).pipe(z.int().min(0).max(65_535));
export const count = z.coerce.number().int().min(1);
export const amount = z.coerce.number().positive().max(1e6);
export const flag = z.enum(["true", "false"]).transform((value) => value === "true");
export const httpUrl = z.url({ protocol: /^https?$/ });
