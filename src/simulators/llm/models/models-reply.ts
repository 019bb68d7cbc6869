import type { SimulatedModel } from "./model.ts";

/** As LiteLLM lists them, whoever made them. Observed: https://github.com/BerriAI/litellm/issues/14257 */
const CREATED = 1_677_610_602;

export function listedModel({ id }: SimulatedModel): object {
  return { id, object: "model", created: CREATED, owned_by: "openai" };
}

export function modelList(models: Iterable<SimulatedModel>): object {
  return { data: [...models].map(listedModel), object: "list" };
}
