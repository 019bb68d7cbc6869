import { z } from "zod";
import { nested } from "../arguments.ts";
import type { BlockProblem } from "../block-kit/block-problem.ts";
import { blockProblems } from "../block-kit/block-problems.ts";
import { method } from "../method.ts";
import { type Failure, failure } from "../reply.ts";

/** Documented: each thing that is wrong, with where. */
export interface InvalidBlocks extends Failure {
  readonly errors: readonly (BlockProblem & { readonly code: "failed_constraint" | "missing_field" })[];
}

const holder = nested(z.looseObject({ type: z.string().optional(), blocks: z.unknown() }));

export const blockMethods = {
  "blocks.validate": method({
    args: z.object({
      blocks: nested(z.array(z.unknown())).optional(),
      message: holder.optional(),
      view: holder.optional(),
    }),
    run({ blocks, message, view }) {
      const given = [blocks, message, view].filter((each) => each !== undefined);
      if (given.length !== 1)
        return failure("invalid_arguments", "provide exactly one of blocks, message, view");
      if (blocks !== undefined) return verdict("invalid_blocks", blockProblems(blocks, "message"), "");
      if (message !== undefined) {
        return verdict("invalid_message", blockProblems(message.blocks ?? [], "message"), "/blocks");
      }
      const surface = view?.type === "home" ? "home" : "modal";
      return verdict("invalid_view", blockProblems(view?.blocks ?? [], surface), "/blocks");
    },
  }),
};

function verdict(
  code: string,
  problems: readonly BlockProblem[],
  at: string,
): { readonly ok: true } | InvalidBlocks {
  if (problems.length === 0) return { ok: true };
  const errors = problems.map((problem) => ({
    ...problem,
    pointer: `${at}${problem.pointer}`,
    code: problem.field === undefined ? ("failed_constraint" as const) : ("missing_field" as const),
  }));
  return { ok: false, error: code, errors };
}
