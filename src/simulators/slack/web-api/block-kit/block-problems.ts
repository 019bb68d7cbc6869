import { type BlockProblem, problemsOf } from "./block-problem.ts";
import { LONGEST_MARKDOWN } from "./blocks.ts";
import { duplicateIds } from "./duplicate-ids.ts";
import { missingParts } from "./missing-parts.ts";
import { SURFACES, type Surface } from "./surfaces.ts";

/** All that Slack finds wrong with the blocks of a surface; nothing where it takes them. */
export function blockProblems(blocks: unknown, surface: Surface): readonly BlockProblem[] {
  const parsed = SURFACES[surface].safeParse(blocks);
  if (!parsed.success) return problemsOf(parsed.error, blocks);
  const objects: readonly Readonly<Record<string, unknown>>[] = parsed.data;
  return [...missingParts(objects), ...duplicateIds(objects), ...longMarkdown(objects)];
}

/** Documented: the limit of one markdown block is that of all of a message together. */
function longMarkdown(blocks: readonly Readonly<Record<string, unknown>>[]): BlockProblem[] {
  let length = 0;
  for (const [index, { type, text }] of blocks.entries()) {
    if (type === "markdown" && typeof text === "string") length += text.length;
    if (length > LONGEST_MARKDOWN) {
      return [{ pointer: `/${index}/text`, message: `must be less than ${LONGEST_MARKDOWN + 1} characters` }];
    }
  }
  return [];
}
