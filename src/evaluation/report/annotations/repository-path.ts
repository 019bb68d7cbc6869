import { isAbsolute, relative, resolve, sep } from "node:path";

/** A file as GitHub knows it: from the root of the repository. What lies outside of it stays as it was given. */
export function repositoryPath(file: string, workspace: string | undefined): string {
  if (!workspace) return file;
  const path = relative(workspace, resolve(file));
  const isOutside = path === ".." || path.startsWith(`..${sep}`) || isAbsolute(path);
  return isOutside ? file : path.split(sep).join("/");
}
