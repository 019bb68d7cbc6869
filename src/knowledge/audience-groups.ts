import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { reasonOf } from "../core/errors.ts";
import { isMissing } from "../core/is-missing.ts";
import type { KnowledgeProblem } from "./read-folder.ts";

/** The ids of the people in each group, by the group's name. */
export type Groups = ReadonlyMap<string, readonly string[]>;

export const GROUPS_FILE = "audiences.yaml";

export interface ReadGroups {
  readonly groups: Groups;
  /** As it stands on the disk, empty where there is none: a change of it is a change of the knowledge. */
  readonly content: string;
  readonly problems: readonly KnowledgeProblem[];
}

export const NO_GROUPS: ReadGroups = { groups: new Map(), content: "", problems: [] };

const schema = z.strictObject({
  groups: z.record(
    z.string().regex(/^\S+$/, "a group's name has no space"),
    z.array(z.string().regex(/^[\w-]{1,64}(?::[\w-]{1,64})?$/, "is no user's id")),
  ),
});

/**
 * Reads who is in the groups that documents are for, from `audiences.yaml` beside them: `groups: {support: [U0123]}`.
 * It holds for the documents of its own folder only. Where it cannot be read, every group is empty.
 */
export async function readGroups(folder: string): Promise<ReadGroups> {
  let content = "";
  try {
    content = await readFile(join(folder, GROUPS_FILE), "utf8");
    const { groups } = schema.parse(parse(content));
    return { groups: new Map(Object.entries(groups)), content, problems: [] };
  } catch (error) {
    if (isMissing(error)) return { groups: new Map(), content, problems: [] };
    return { groups: new Map(), content, problems: [unusable(error)] };
  }
}

/**
 * The groups of a folder that a file declares: those of `audiences.yaml` inside it, and those beside that file. Of a
 * group in both the one inside counts; where the file inside cannot be read, every group is empty.
 */
export async function readGroupsOf(folder: string, home: string): Promise<ReadGroups> {
  const inside = await readGroups(folder);
  if (folder === home) return inside;
  const beside = await readGroups(home);
  const problems = [...inside.problems, ...beside.problems.map(besideDeclaration)];
  const groups = inside.problems.length > 0 ? inside.groups : new Map([...beside.groups, ...inside.groups]);
  return { groups, content: JSON.stringify([inside.content, beside.content]), problems };
}

function besideDeclaration(problem: KnowledgeProblem): KnowledgeProblem {
  return { ...problem, message: `beside the file that declares the sources ${problem.message}` };
}

function unusable(error: unknown): KnowledgeProblem {
  const reason =
    error instanceof z.ZodError
      ? error.issues.map(({ path, message }) => `${path.join(".") || "the file"}: ${message}`).join("; ")
      : (reasonOf(error).split("\n", 1)[0] ?? "");
  return {
    path: GROUPS_FILE,
    message: `cannot be used (${reason}): what is for a group is shown to nobody of it`,
    remedy: "Write it as groups: {support: [U0123, U0456]}, with the ids of people.",
  };
}
