import { z } from "zod";
import type { SeenAnswer } from "../../checks/seen-answer.ts";

/** How a request ended, as far as the bot told. */
export interface HttpEnding {
  readonly outcome: string;
  readonly error?: string;
  readonly answer?: HttpAnswer;
}

export type HttpAnswer = z.output<typeof answerSchema>;

/** What a load test reads of the bot's `Answer` (its OpenAPI document has all of it). */
export const answerSchema = z.object({
  id: z.string(),
  conversation: z.string(),
  outcome: z.string(),
  citations: z.array(z.object({ source: z.string() })),
  usage: z.object({ inputTokens: z.number(), outputTokens: z.number(), costUsd: z.number().optional() }),
});

const problemSchema = z.object({ code: z.string(), message: z.string() });

/** What a problem (RFC 9457) of the bot says: a limit is no fault of it. */
export function problemEnding(status: number | undefined, body: unknown): HttpEnding {
  const { data } = problemSchema.safeParse(body);
  if (data?.code === "LIMITED" || status === 429) return { outcome: "limited" };
  return { outcome: "failed", error: data ? `${data.code}: ${data.message}` : `HTTP status ${status}` };
}

export function answerEnding(body: unknown): HttpEnding {
  const { data: answer } = answerSchema.safeParse(body);
  if (answer === undefined) return { outcome: "failed", error: "The answer has not the form of one." };
  return { outcome: answer.outcome, answer };
}

/** The question as the stream named it first, and what ended it. */
export interface HttpSeen {
  readonly id?: string | undefined;
  readonly asked?: string | undefined;
  readonly endings: number;
  readonly ending: HttpEnding;
}

/** @param asked the conversation that the question was asked in, where it is a follow-up */
export function seenOverHttp({ id, asked, endings, ending }: HttpSeen): SeenAnswer {
  const { outcome, answer } = ending;
  const sources = answer?.citations.map(({ source }) => source) ?? [];
  const isOther = (known: string | undefined, told: string) => known !== undefined && known !== told;
  return {
    outcome,
    finished: answer !== undefined || outcome === "limited",
    elsewhere: answer !== undefined && (isOther(id, answer.id) || isOther(asked, answer.conversation)),
    times: endings,
    sources,
    citations: sources.length,
  };
}
