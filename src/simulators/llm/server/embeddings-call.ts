import { parseEmbeddingsRequest } from "../embeddings/embeddings-request.ts";
import { embeddingsSteps } from "../embeddings/embeddings-steps.ts";
import { errorOf, usageUnder } from "../faults/decided-reply.ts";
import { struckSteps } from "../faults/strike-steps.ts";
import { costOf } from "../models/model.ts";
import { errorSteps, type Step } from "../play/step.ts";
import { countTokens } from "../tokens/tokens.ts";
import type { Asked } from "./asked.ts";
import { embeddingModelOf } from "./find-model.ts";

/** What is done about `POST /v1/embeddings`. */
export function embeddingsCallSteps({ call, parts, path }: Asked, body: string): readonly Step[] {
  const common = { "x-litellm-call-id": call.id };
  const parsed = parseEmbeddingsRequest(body);
  if (!parsed.ok) return errorSteps(parsed.reply, common);
  const request = parsed.value;
  call.note({ model: request.model, input: request.input });
  const model = embeddingModelOf(parts.models, request.model, path);
  if (!model.ok) return errorSteps(model.reply, common);

  const prompt = request.input.join("\n");
  const rules = parts.faults.occur({ call: call.n, route: "embeddings", model: request.model, prompt });
  call.note({ faults: rules.map(({ fault }) => fault) });
  const faulty = { model: request.model, isStreamed: false, now: parts.clock.now() };
  const error = rules.map((rule) => errorOf(rule, faulty)).find(Boolean);
  if (error !== undefined) return struckSteps(errorSteps(error, common), rules);

  const tokens = request.input.reduce((sum, text) => sum + countTokens(text), 0);
  call.note({ usage: { promptTokens: tokens, cachedTokens: 0, cacheWriteTokens: 0, completionTokens: 0 } });
  const cost = costOf(model.value, {
    prompt_tokens: tokens,
    completion_tokens: 0,
    total_tokens: tokens,
    prompt_tokens_details: { cached_tokens: 0 },
  });
  const steps = embeddingsSteps({
    request,
    model: model.value,
    seed: parts.seed,
    usage: usageUnder(rules, { prompt_tokens: tokens, total_tokens: tokens }),
    headers: { ...common, "x-litellm-model-id": model.value.id, "x-litellm-response-cost": String(cost) },
    milliseconds: parts.nextLatency().firstTokenMs,
  });
  return struckSteps(steps, rules);
}
