import { z } from "zod";
import { type Answer, NO_USAGE } from "../core/answer.ts";

/** What of an answer is given again: not what its model call used, which is paid for once. */
export const keptAnswer = z.object({
  text: z.string(),
  citations: z.array(
    z.object({
      marker: z.int(),
      source: z.string(),
      title: z.string(),
      quote: z.string(),
      url: z.string().exactOptional(),
      restricted: z.literal(true).exactOptional(),
    }),
  ),
  model: z.string(),
});

export type KeptAnswer = z.output<typeof keptAnswer>;

/** Undefined for what is not given again: refusals, failures, and what could have been better. */
export function toKeep({ outcome, text, citations, model, degraded }: Answer): KeptAnswer | undefined {
  if (outcome !== "answered" || degraded !== undefined) return undefined;
  return { text, citations: [...citations], model };
}

export function givenAgain({ text, citations, model }: KeptAnswer): Answer {
  return { outcome: "answered", text, citations, model, usage: NO_USAGE, cached: true };
}
