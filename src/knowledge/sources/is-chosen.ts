import { matchesGlob } from "node:path/posix";

export interface Choice {
  readonly include: readonly string[];
  readonly exclude: readonly string[];
}

/** Whether a path is wanted: by some `include`, where there are any, and by no `exclude`. */
export function isChosen(path: string, { include, exclude }: Choice): boolean {
  const isIn = (globs: readonly string[]) => globs.some((glob) => matchesGlob(path, glob));
  return (include.length === 0 || isIn(include)) && !isIn(exclude);
}
