import { z } from "zod";
import { openMethod } from "../method.ts";
import { failure } from "../reply.ts";

export const apiMethods = {
  "api.test": openMethod({
    args: z.looseObject({ error: z.string().optional() }),
    run: (args) => (args.error === undefined ? { ok: true, args } : failure(args.error)),
  }),
};
