import OpenAI from "openai";
import type { Language } from "../../language/language.ts";
import { phrasesIn } from "../../language/phrases-in.ts";
import { announceCall } from "../announce-call.ts";
import type { CallOutcome } from "../call.ts";
import { faultOfSignal } from "../end-with.ts";
import type { ModelFault } from "../fault.ts";
import type { Generation, Model } from "../model.ts";
import { withCacheMark } from "./cache-marks.ts";
import { faultOf } from "./fault-of.ts";
import { createHeard, type Heard } from "./heard.ts";
import { INSUFFICIENT } from "./insufficient.ts";
import { type Phases, startPhases, type TimeLimits } from "./phases.ts";
import { type PromptMessage, promptFor } from "./prompt.ts";
import { readAnswer } from "./read-answer.ts";
import { usageOf } from "./usage-of.ts";

export interface EndpointOptions {
  readonly baseURL: string;
  readonly apiKey: string;
  readonly model: string;
  /** The most tokens that an answer may have; it bounds what a call can cost. */
  readonly maxOutputTokens: number;
  readonly limits: TimeLimits;
  /** What requests go through in place of Node's own. */
  readonly fetch?: typeof fetch;
}

/**
 * A model behind an OpenAI-compatible endpoint, streamed: one call each, without a second try.
 * Throws a ModelFault where the answer is not whole.
 */
export function createOpenAiModel(options: EndpointOptions): Model {
  const { baseURL, apiKey, model: name, limits, fetch } = options;
  // The client's own retries would also repeat a refusal, and wait beyond the time that an answer may take.
  const client = new OpenAI({ baseURL, apiKey, maxRetries: 0, logLevel: "off", ...(fetch && { fetch }) });
  return {
    name,
    async *generate(request) {
      const messages = promptFor(request);
      const heard = createHeard();
      const phases = startPhases(limits, request.signal);
      const ended = announceCall(name, request);
      let fault: ModelFault | undefined;
      try {
        yield* streamAnswer(client, options, messages, heard, phases);
        return generationOf(options, messages, heard, request.language);
      } catch (error) {
        fault = faultOf(error, heard, phases);
        throw fault;
      } finally {
        // Also where whoever reads has gone away.
        phases.stop();
        ended(outcomeOf(options, messages, heard, fault));
      }
    },
  };
}

async function* streamAnswer(
  client: OpenAI,
  { model, maxOutputTokens }: EndpointOptions,
  messages: readonly PromptMessage[],
  heard: Heard,
  phases: Phases,
): AsyncGenerator<string, void> {
  if (phases.signal.aborted) throw faultOfSignal(phases.signal);
  heard.sent = true;
  const { data, response } = await client.chat.completions
    .create(
      {
        model,
        messages: withCacheMark(model, messages) as OpenAI.ChatCompletionMessageParam[],
        max_tokens: maxOutputTokens,
        stream: true,
        stream_options: { include_usage: true },
      },
      { signal: phases.signal },
    )
    .withResponse();
  heard.headers(response.headers);
  phases.headers();
  for await (const text of readAnswer(data, heard, phases))
    if (!INSUFFICIENT.startsWith(text.trim())) yield text;
}

function generationOf(
  options: EndpointOptions,
  messages: readonly PromptMessage[],
  heard: Heard,
  language: Language = "en",
): Generation {
  const { model, maxOutputTokens } = options;
  const { text, finish } = heard;
  return {
    text: text.trim() === INSUFFICIENT ? undefined : text,
    model,
    usage: usageOf(options, messages, heard),
    ...(finish === "length" && {
      degraded: phrasesIn(language).notWhole(model, maxOutputTokens),
    }),
  };
}

/** A call that was neither finished nor failed is one that nobody read to its end. */
function outcomeOf(
  options: EndpointOptions,
  messages: readonly PromptMessage[],
  heard: Heard,
  fault: ModelFault | undefined,
): CallOutcome {
  const { callId, responseId, responseModel, finish } = heard;
  const said = {
    usage: usageOf(options, messages, heard),
    ...(callId && { callId }),
    ...(responseId && { responseId }),
    ...(responseModel && { responseModel }),
    // Everybody's own word may be in it, and it goes to logs as it is.
    ...(finish && { finish: /^[a-z_]{1,40}$/.test(finish) ? finish : "other" }),
  };
  if (fault) return { ...said, status: "error", fault: fault.kind, message: fault.message };
  if (heard.finish) return { ...said, status: "ok" };
  return { ...said, status: "error", fault: "cancelled", message: "nobody waits for the answer any more" };
}
