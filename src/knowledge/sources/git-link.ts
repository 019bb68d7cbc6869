import type { Declared } from "./declaration.ts";

/** Where a browser shows a file, by the host of the repository. */
const PATHS: Readonly<Record<string, string>> = { "github.com": "blob", "gitlab.com": "-/blob" };

/** The address of a file's page: by the declared `link`, or as GitHub and GitLab have it. */
export function linkOf({ git, link }: Declared<"git">, path: string, commit: string): string | undefined {
  const encoded = path.split("/").map(encodeURIComponent).join("/");
  if (link) return link.replaceAll("{path}", encoded).replaceAll("{commit}", commit);
  const { host = "", repository = "" } =
    /^(?:https:\/\/|ssh:\/\/git@|git@)(?<host>[\w.-]+)[/:](?<repository>.+?)(?:\.git)?\/?$/.exec(git)
      ?.groups ?? {};
  const folder = PATHS[host];
  return folder && `https://${host}/${repository}/${folder}/${commit}/${encoded}`;
}
