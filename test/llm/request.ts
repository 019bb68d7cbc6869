import type { RetrievedPassage } from "../../src/core/answer.ts";
import type { Generation, Model, ModelRequest } from "../../src/llm/model.ts";

/** A passage as a search gives it; all but the text may be left out. */
export function retrieved(text: string, rest: Partial<RetrievedPassage> = {}): RetrievedPassage {
  return {
    source: "handbook.md",
    title: "Handbook",
    headings: [],
    text,
    score: 1,
    coverage: 1,
    strength: 1,
    ...rest,
  };
}

export function requestFor(question: string, ...passages: readonly RetrievedPassage[]): ModelRequest {
  return { question, query: question, thread: [], passages };
}

/** What a model returned, with what it had yielded until then. */
export async function generationOf(
  model: Model,
  request: ModelRequest,
): Promise<Generation & { readonly yielded: readonly string[] }> {
  const stream = model.generate(request);
  const yielded: string[] = [];
  for (;;) {
    const step = await stream.next();
    if (step.done) return { ...step.value, yielded };
    yielded.push(step.value);
  }
}
