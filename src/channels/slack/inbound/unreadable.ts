import type { z } from "zod";
import type { Decoded } from "./decoded.ts";

/** Names the fields that are wrong, and nothing that is in them. */
export function unreadable(error: z.ZodError | undefined): Decoded {
  const fields = new Set(error?.issues.map(({ path }) => path.join(".") || "the event"));
  return { fault: `Slack sent an event with a field that cannot be read: ${[...fields].join(", ")}` };
}
