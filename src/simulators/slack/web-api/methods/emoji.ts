import { z } from "zod";
import { flag } from "../arguments.ts";
import { method } from "../method.ts";

export const emojiMethods = {
  /** Documented: of the emoji that people added to the workspace, of which the simulated ones have none. */
  "emoji.list": method({
    scopes: ["emoji:read"],
    args: z.object({ include_categories: flag.default(false) }),
    run: (args, { clock }) => ({
      ok: true,
      emoji: {},
      cache_ts: String(Math.floor(clock.now() / 1000)),
      ...(args.include_categories && { categories_version: "1", categories: [] }),
    }),
  }),
};
