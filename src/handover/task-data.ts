import { z } from "zod";
import type { HandoverId } from "../core/handover.ts";
import { WHISPERS } from "./follow-ups.ts";

const handoverId = z.string().transform((id) => id as HandoverId);
const to = z.enum(["asker", "desk"]);

/** What the tasks carry, as it comes back from the queue. */
export const taskData = {
  card: z.object({ handoverId, announce: z.literal("yes").optional() }),
  due: z.object({ handoverId }),
  notice: z.object({
    handoverId,
    to,
    news: z.enum(["opened", "claimed", "closed"]),
    cause: z.string(),
    by: z.string().optional(),
  }),
  relay: z.object({ messageId: z.string() }),
  revise: z.object({ messageId: z.string() }),
  whisper: z.object({
    handoverId,
    to,
    person: z.string(),
    whisper: z.enum(WHISPERS),
  }),
} as const;
