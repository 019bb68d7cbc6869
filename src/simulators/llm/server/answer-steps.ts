import { errorOf } from "../faults/decided-reply.ts";
import { struckSteps } from "../faults/strike-steps.ts";
import { listedModel, modelList } from "../models/models-reply.ts";
import { errorSteps, jsonSteps, type Step } from "../play/step.ts";
import { methodNotAllowed, modelNotFound, unknownRoute } from "../wire/request-errors.ts";
import type { Asked } from "./asked.ts";
import { refusalOf } from "./authenticate.ts";
import { chatCallSteps } from "./chat-call.ts";
import { embeddingsCallSteps } from "./embeddings-call.ts";
import { readBody } from "./read-body.ts";

/** What is done about a request, as steps: the route's answer, or why there is none. */
export async function answerSteps(asked: Asked): Promise<readonly Step[]> {
  const { request, path, route, call, parts } = asked;
  const common = { "x-litellm-call-id": call.id };
  const { method = "GET", headers } = request;
  if (route === undefined) return errorSteps(unknownRoute(method, path.slice(0, 200)), common);
  if (method !== route.method) return errorSteps(methodNotAllowed(method, path, route.method), common);
  if (route.name === "health") return healthSteps(path);
  const refusal = refusalOf(headers, parts.keys);
  if (refusal !== undefined) return errorSteps(refusal, common);
  if (route.name === "models") return modelsSteps(asked, common);
  const body = await readBody(request);
  if (!body.ok) return errorSteps(body.reply, common);
  return route.name === "chat" ? chatCallSteps(asked, body.value) : embeddingsCallSteps(asked, body.value);
}

/** Documented: https://docs.litellm.ai/docs/proxy/health */
function healthSteps(path: string): readonly Step[] {
  return jsonSteps(200, path.endsWith("readiness") ? { status: "connected" } : "I'm alive!", {});
}

function modelsSteps(
  { route, call, parts }: Asked,
  common: Readonly<Record<string, string>>,
): readonly Step[] {
  const { clock, faults, models } = parts;
  const rules = faults.occur({ call: call.n, route: "models", model: undefined, prompt: "" });
  call.note({ faults: rules.map(({ fault }) => fault) });
  const error = rules
    .map((rule) => errorOf(rule, { model: "", isStreamed: false, now: clock.now() }))
    .find(Boolean);
  if (error !== undefined) return struckSteps(errorSteps(error, common), rules);
  if (route?.model === undefined)
    return struckSteps(jsonSteps(200, modelList(models.values()), common), rules);
  const model = models.get(route.model);
  if (model === undefined) return errorSteps(modelNotFound(route.model.slice(0, 200)), common);
  return struckSteps(jsonSteps(200, listedModel(model), common), rules);
}
