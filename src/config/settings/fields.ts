import { isIP } from "node:net";
import { z } from "zod";

/** The forms of value that several settings share. */
export const text = z.string().trim().min(1);
/** From 0 on, where 0 means something: a blank would otherwise be it. */
export const upTo = (most: number) => text.transform(Number).pipe(z.int().min(0).max(most));
export const port = upTo(65_535);
export const count = z.coerce.number().int().min(1);
export const amount = z.coerce.number().positive().max(1e6);
export const flag = z.enum(["true", "false"]).transform((value) => value === "true");
/** An IP address or the name of a machine: no URL, and no port after it. */
export const host = text.refine(
  (value) => isIP(value) !== 0 || /^[a-z0-9_]([a-z0-9_.-]*[a-z0-9])?$/i.test(value),
);
export const httpUrl = z.url({ protocol: /^https?$/ });
