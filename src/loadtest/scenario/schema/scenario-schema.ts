import { z } from "zod";
import { executorSchema } from "./executor-schema.ts";
import type { WrittenExecutor } from "./executor-shapes.ts";
import { mix, questions } from "./mix-shape.ts";
import { must, named, passIssues } from "./said.ts";
import { thresholds } from "./threshold-shape.ts";
import { WORLD_SHAPE } from "./world-shape.ts";

const ASKED = { questions: questions.optional(), mix: mix.optional() };
const FILE_SHAPE = { ...WORLD_SHAPE, ...ASKED, thresholds };
const FILE_KEYS = Object.keys(FILE_SHAPE);
const ASKED_KEYS = Object.keys(ASKED);

const file = z.strictObject(FILE_SHAPE, named(FILE_KEYS));
const asked = z.strictObject(ASKED);

/** One executor of a file, with what it asks where that is not what the whole file asks. */
export type WrittenWorkload = z.output<typeof asked> & { readonly executor: WrittenExecutor };

export type WrittenScenario = z.output<typeof file> & {
  /** By name; the only one of the flat form has none. */
  readonly workloads: Readonly<Record<string, WrittenWorkload>>;
  readonly isFlat: boolean;
};

const NAMES = must("names with an executor each");
const workload = parted(
  asked,
  ASKED_KEYS,
  executorSchema(ASKED_KEYS),
  (own, executor): WrittenWorkload => ({
    ...own,
    executor,
  }),
);
const scenarios = z.strictObject(
  {
    scenarios: z
      .record(z.string().regex(/^[\w-]{1,60}$/, "is no name: letters, digits, - and _"), workload, NAMES)
      .refine((each) => Object.keys(each).length > 0, NAMES),
  },
  named([...FILE_KEYS, "scenarios"]),
);

/** The one executor of a file and all else in one map. */
const flat = parted(
  file,
  FILE_KEYS,
  executorSchema(["scenarios", ...FILE_KEYS]),
  (whole, executor): WrittenScenario => ({
    ...whole,
    workloads: { default: { executor } },
    isFlat: true,
  }),
);

/** Several named executors, as k6 has them. */
const several = parted(
  file,
  FILE_KEYS,
  scenarios,
  (whole, { scenarios: workloads }): WrittenScenario => ({
    ...whole,
    workloads,
    isFlat: false,
  }),
);

/** A scenario file in either form. */
export function scenarioSchemaFor(content: unknown): z.ZodType<WrittenScenario> {
  return typeof content === "object" && content !== null && "scenarios" in content ? several : flat;
}

/** Parses one map by two schemas: what has one of the keys by the first, the rest by the second. */
function parted<First, Second, Both>(
  first: z.ZodType<First>,
  keys: readonly string[],
  second: z.ZodType<Second>,
  join: (first: First, second: Second) => Both,
): z.ZodType<Both> {
  return z.unknown().transform((input, context): Both => {
    if (typeof input !== "object" || input === null || Array.isArray(input)) {
      context.addIssue({ code: "custom", message: "must be names with their values" });
      return z.NEVER;
    }
    const [own, rest] = [true, false].map((isOwn) =>
      Object.fromEntries(Object.entries(input).filter(([key]) => keys.includes(key) === isOwn)),
    );
    const [one, other] = [first.safeParse(own), second.safeParse(rest)];
    for (const parsed of [one, other]) if (!parsed.success) passIssues(context, input, parsed.error);
    return one.success && other.success ? join(one.data, other.data) : z.NEVER;
  });
}
