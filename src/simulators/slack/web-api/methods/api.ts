import { z } from "zod";
import { method } from "../method.ts";
import { failure } from "../reply.ts";

export const apiMethods = {
  "api.test": method({
    accepts: [],
    args: z.looseObject({ error: z.string().optional() }),
    run: (args) => (args.error === undefined ? { ok: true, args } : failure(args.error)),
  }),
};
