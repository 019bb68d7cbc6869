import { z } from "zod";
import { appMethod } from "../method.ts";

export const appMethods = {
  "apps.connections.open": appMethod({
    args: z.object({}),
    run: (_args, { app, newSocketUrl }) => ({ ok: true, url: newSocketUrl(app) }),
  }),
};
