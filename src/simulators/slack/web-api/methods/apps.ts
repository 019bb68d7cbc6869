import { z } from "zod";
import { appMethod } from "../method.ts";
import { failure } from "../reply.ts";

export const appMethods = {
  "apps.connections.open": appMethod({
    args: z.object({}),
    run(_args, { app, newSocketUrl }) {
      const url = newSocketUrl(app);
      // Assumed: documented is only that an app without Socket Mode has no WebSocket URL.
      return url === undefined ? failure("access_denied") : { ok: true, url };
    },
  }),
};
