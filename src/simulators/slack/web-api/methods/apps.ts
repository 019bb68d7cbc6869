import { z } from "zod";
import { method } from "../method.ts";

export const appMethods = {
  "apps.connections.open": method({
    accepts: ["app"],
    args: z.object({}),
    run: (_args, { newSocketUrl }) => ({ ok: true, url: newSocketUrl() }),
  }),
};
