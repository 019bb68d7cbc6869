import type { BlockProblem } from "./block-problem.ts";

type Fields = Readonly<Record<string, unknown>>;

/** Documented: a `block_id` is unique in its message or view, and an `action_id` in its block. */
export function duplicateIds(blocks: readonly Fields[]): BlockProblem[] {
  const seen = new Set<unknown>();
  return blocks.flatMap((block, index) => {
    const { block_id: id } = block;
    const problems = duplicateActions(block, index);
    if (id === undefined) return problems;
    if (seen.has(id)) {
      const message = `\`block_id\` "${String(id)}" already exists for another block`;
      return [{ pointer: `/${index}/block_id`, message }, ...problems];
    }
    seen.add(id);
    return problems;
  });
}

function duplicateActions({ elements }: Fields, index: number): BlockProblem[] {
  if (!Array.isArray(elements)) return [];
  const seen = new Set<unknown>();
  return elements.flatMap((element: Fields, at) => {
    const { action_id: id } = element;
    if (id === undefined) return [];
    if (!seen.has(id)) {
      seen.add(id);
      return [];
    }
    const message = `\`action_id\` "${String(id)}" already exists for another interactive element`;
    return [{ pointer: `/${index}/elements/${at}/action_id`, message }];
  });
}
