import type { ChatRequest } from "../chat/chat-request.ts";
import type { SimulatedModel } from "../models/model.ts";
import { accepted, type Checked, refused } from "../wire/error-reply.ts";
import { invalidRequest, unknownModel } from "../wire/request-errors.ts";

type Models = ReadonlyMap<string, SimulatedModel>;

/** The model that a chat completion is for, where it takes what it is given. */
export function chatModelOf(models: Models, request: ChatRequest, path: string): Checked<SimulatedModel> {
  const model = modelOf(models, request.model, "chat", path);
  if (!model.ok) return model;
  const refusedArgument = model.value.refuses.find((name) => request.given.includes(name));
  if (refusedArgument === undefined) return model;
  return refused(
    invalidRequest(
      `UnsupportedParamsError: ${request.model} does not support parameters: ['${refusedArgument}']`,
      refusedArgument,
    ),
  );
}

export function embeddingModelOf(models: Models, id: string, path: string): Checked<SimulatedModel> {
  return modelOf(models, id, "embedding", path);
}

function modelOf(
  models: Models,
  id: string,
  kind: SimulatedModel["kind"],
  path: string,
): Checked<SimulatedModel> {
  const model = models.get(id);
  const route = path.replace(/^\/v1(?=\/)/, "");
  if (model === undefined) return refused(unknownModel(route, id.slice(0, 200)));
  if (model.kind === kind) return accepted(model);
  return refused(
    invalidRequest(`The model ${id} cannot be asked at ${route}: its kind is ${model.kind}.`, "model"),
  );
}
