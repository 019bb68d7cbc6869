import { type ChatRequest, parseChatRequest, promptOf } from "../chat/chat-request.ts";
import { streamSteps, wholeSteps } from "../chat/chat-steps.ts";
import { type ModelAnswer, sentAnswer } from "../chat/model-answer.ts";
import { answerUnder, errorOf, usageUnder } from "../faults/decided-reply.ts";
import type { FaultRule } from "../faults/fault-plan.ts";
import { struckSteps } from "../faults/strike-steps.ts";
import { costOf, type SimulatedModel } from "../models/model.ts";
import { recordedSteps } from "../modes/recorded.ts";
import { errorSteps, type Step } from "../play/step.ts";
import { promptTokens } from "../tokens/prompt-tokens.ts";
import { usageOf } from "../tokens/usage.ts";
import type { Asked } from "./asked.ts";
import { chatModelOf } from "./find-model.ts";

/** What is done about `POST /v1/chat/completions`. */
export async function chatCallSteps(asked: Asked, body: string): Promise<readonly Step[]> {
  const { call, parts, path } = asked;
  const common = { "x-litellm-call-id": call.id };
  const parsed = parseChatRequest(body);
  if (!parsed.ok) return errorSteps(parsed.reply, common);
  const request = parsed.value;
  const { messages, stream, given } = request;
  call.note({ model: request.model, messages, stream, given });
  const model = chatModelOf(parts.models, request, path);
  if (!model.ok) return errorSteps(model.reply, common);

  const prompt = promptOf(messages);
  const rules = parts.faults.occur({ call: call.n, route: "chat", model: request.model, prompt });
  call.note({ faults: rules.map(({ fault }) => fault) });
  const faulty = { model: request.model, isStreamed: stream, now: parts.clock.now() };
  const error = rules.map((rule) => errorOf(rule, faulty)).find(Boolean);
  if (error !== undefined) return struckSteps(errorSteps(error, common), rules);
  return struckSteps(await modelSteps({ asked, request, body, model: model.value, rules }), rules);
}

interface CheckedCall {
  readonly asked: Asked;
  readonly request: ChatRequest;
  readonly body: string;
  readonly model: SimulatedModel;
  readonly rules: readonly FaultRule[];
}

/** What the model says, unless a fault says something in its place. */
async function modelSteps(checked: CheckedCall): Promise<readonly Step[]> {
  const { asked, request, body, rules } = checked;
  const saysNothing: ModelAnswer = { text: "" };
  if (rules.some(({ fault }) => fault === "empty")) return saidSteps(checked, saysNothing);
  const produced = await asked.parts.mode({ request, body, signal: goneSignal(asked) });
  if (produced.type === "error") return errorSteps(produced.reply, { "x-litellm-call-id": asked.call.id });
  if (produced.type === "answer") return saidSteps(checked, answerUnder(rules, produced.answer));
  if (rules.some(({ fault }) => fault === "refusal"))
    return saidSteps(checked, answerUnder(rules, saysNothing));
  return recordedSteps(produced.reply);
}

function saidSteps({ asked, request, model, rules }: CheckedCall, said: ModelAnswer): readonly Step[] {
  const { call, parts } = asked;
  const answer = sentAnswer(said, request);
  const cached = parts.promptCache.read(model, request.messages);
  const usage = usageOf(promptTokens(request.messages), cached, answer.tokens.length, model.caches);
  call.note({
    usage: {
      promptTokens: usage.prompt_tokens,
      cachedTokens: cached.read,
      cacheWriteTokens: cached.written,
      completionTokens: usage.completion_tokens,
    },
  });
  const reply = {
    id: call.id,
    created: Math.floor(call.at / 1000),
    model: model.id,
    answer,
    usage: usageUnder(rules, usage),
    latency: parts.nextLatency(),
    headers: { "x-litellm-call-id": call.id, "x-litellm-model-id": model.id },
  };
  if (request.stream) {
    return streamSteps(reply, { chunkTokens: parts.chunkTokens, includeUsage: request.includeUsage });
  }
  const headers = { ...reply.headers, "x-litellm-response-cost": String(costOf(model, usage)) };
  return wholeSteps({ ...reply, headers });
}

/** Aborted when the caller has gone. */
function goneSignal({ response }: Asked): AbortSignal {
  const gone = new AbortController();
  response.once("close", () => gone.abort());
  return gone.signal;
}
