import type { SimulatedModel } from "../models/model.ts";
import { jsonSteps, type Step } from "../play/step.ts";
import type { EmbeddingsRequest } from "./embeddings-request.ts";
import { base64Of, vectorOf } from "./vector.ts";

export interface EmbeddingsReply {
  readonly request: EmbeddingsRequest;
  readonly model: SimulatedModel;
  readonly seed: number;
  /** Whatever is told of the tokens used. */
  readonly usage: unknown;
  readonly headers: Readonly<Record<string, string>>;
  readonly milliseconds: number;
}

/** A vector for each text, in the order of the texts. */
export function embeddingsSteps({
  request,
  model,
  seed,
  usage,
  headers,
  milliseconds,
}: EmbeddingsReply): readonly Step[] {
  const dimension = request.dimensions ?? model.dimension;
  const data = request.input.map((text, index) => {
    const vector = vectorOf(text, { dimension, seed, model: model.id });
    const embedding = request.encoding === "base64" ? base64Of(vector) : [...vector];
    return { object: "embedding", index, embedding };
  });
  const body = { object: "list", data, model: model.id, ...(usage !== undefined && { usage }) };
  return [{ type: "wait", milliseconds }, ...jsonSteps(200, body, headers, 1)];
}
