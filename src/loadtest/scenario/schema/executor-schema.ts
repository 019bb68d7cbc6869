import { z } from "zod";
import { executorFaults } from "./executor-faults.ts";
import { EXECUTOR_SHAPES, EXECUTORS, type ExecutorName, type WrittenExecutor } from "./executor-shapes.ts";
import { named, nameError, passIssues } from "./said.ts";

/**
 * Parses an executor by the shape that its name stands for.
 * @param others the names that may stand beside its own in the same map, for what is said of an unknown one
 */
export function executorSchema(others: readonly string[]): z.ZodType<WrittenExecutor> {
  const unnamed = z.looseObject({ executor: z.enum(EXECUTORS, nameError(EXECUTORS)) }, named(["executor"]));
  return z.unknown().transform((input, context): WrittenExecutor => {
    const given = unnamed.safeParse(input);
    const parsed = given.success ? shaped(given.data.executor, others).safeParse(input) : given;
    if (!parsed.success) {
      passIssues(context, input, parsed.error);
      return z.NEVER;
    }
    const executor = parsed.data as WrittenExecutor;
    for (const { path, message } of executorFaults(executor))
      context.addIssue({ code: "custom", path: [...path], message });
    return executor;
  });
}

function shaped(name: ExecutorName, others: readonly string[]): z.ZodType<unknown> {
  const shape = EXECUTOR_SHAPES[name];
  return z.strictObject(shape, named([...Object.keys(shape), ...others]));
}
