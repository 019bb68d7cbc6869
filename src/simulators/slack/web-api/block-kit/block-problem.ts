import type { z } from "zod";

/** One thing that is wrong with blocks, as `blocks.validate` tells it. */
export interface BlockProblem {
  /** Where, from the list of blocks on: `/0/text/type`. */
  readonly pointer: string;
  readonly message: string;
  /** The field that is missing. */
  readonly field?: string;
  readonly constraint?: { readonly type: "enum"; readonly expected: string[]; readonly got: string };
}

type Issue = z.core.$ZodIssue;

/** In Slack's words, which are observed in what its API answers; some rarer ones are assumed. */
export function problemsOf(error: z.ZodError, blocks: unknown): readonly BlockProblem[] {
  return error.issues.flatMap((issue) => problemsOfIssue(issue, valueAt(blocks, issue.path)));
}

function problemsOfIssue(issue: Issue, value: unknown): BlockProblem[] {
  const pointer = pointerTo(issue.path);
  if (value === undefined && issue.path.length > 0) {
    const field = String(issue.path.at(-1));
    const message = `missing required field: ${field}`;
    return [{ pointer: pointerTo(issue.path.slice(0, -1)), message, field }];
  }
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => ({ pointer, message: `invalid additional property: ${key}` }));
  }
  if (issue.code === "invalid_union") return [unsupportedType(pointer, value)];
  if (issue.code === "invalid_value") {
    const expected = issue.values.map(String);
    const constraint = { type: "enum" as const, expected, got: String(value) };
    return [{ pointer, message: "must be a valid enum value", constraint }];
  }
  return [{ pointer, message: sizeMessage(issue) ?? typeMessage(issue) }];
}

function unsupportedType(pointer: string, value: unknown): BlockProblem {
  return { pointer, message: `unsupported type: ${typeof value === "string" ? value : typeof value}` };
}

function sizeMessage(issue: Issue): string | undefined {
  if (issue.code === "too_big") {
    const most = Number(issue.maximum);
    if (issue.origin === "string") return `must be less than ${most + 1} characters`;
    return issue.origin === "array"
      ? `no more than ${most} items allowed`
      : `must be less than or equal to ${most}`;
  }
  if (issue.code === "too_small") {
    const least = Number(issue.minimum);
    if (issue.origin === "string") return `must be more than ${least - 1} characters`;
    return issue.origin === "array"
      ? `no fewer than ${least} items allowed`
      : `must be greater than or equal to ${least}`;
  }
  return undefined;
}

function typeMessage(issue: Issue): string {
  if (issue.code === "invalid_format") return "must match the documented format";
  if (issue.code !== "invalid_type") return issue.message;
  if (issue.expected === "object") return "must provide an object";
  return `must be ${/^[aeiou]/.test(issue.expected) ? "an" : "a"} ${issue.expected}`;
}

function pointerTo(path: readonly PropertyKey[]): string {
  return path.map((part) => `/${String(part)}`).join("");
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (at, key) => (typeof at === "object" && at !== null ? Reflect.get(at, key) : undefined),
    value,
  );
}
