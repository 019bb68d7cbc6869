import type { ServerResponse } from "node:http";
import type { Directory } from "../apps/directory.ts";
import type { Installation } from "../apps/installation.ts";
import type { Faults } from "../faults/faults.ts";
import { faultyRoute } from "../faults/faulty-route.ts";
import type { Route } from "../http/router.ts";
import type { SlackFile } from "./file.ts";
import { seesFile } from "./sees-file.ts";

const PREFIX = "/files-pri/";
const SIGN_IN = "/signin";

/** Documented: only for a token that has this. */
const SCOPE = "files:read";

/**
 * Gives the bytes of a file to a bot that may see it and shows its token. Observed: everybody else is led to a page
 * for signing in, with status 200.
 */
export function downloadRoute(directory: Directory, faults: Faults): Route {
  const route: Route = {
    prefix: PREFIX,
    journalled: true,
    handle(request, response, url) {
      const found = fileFor(tokenOf(request.headers.authorization), url, directory);
      if (found === undefined) {
        response.writeHead(302, { location: `${SIGN_IN}?redir=${encodeURIComponent(url.pathname)}` }).end();
        return;
      }
      send(response, found.file, found.bytes);
    },
  };
  return faultyRoute(route, {
    method: "files.download",
    faults,
    appOf(request) {
      const caller = directory.callerWith(tokenOf(request.headers.authorization));
      return caller?.kind === "bot" ? caller.installation.app.id : undefined;
    },
  });
}

export function signInRoute(): Route {
  return {
    prefix: SIGN_IN,
    handle(_request, response) {
      response
        .writeHead(200, { "content-type": "text/html; charset=utf-8" })
        .end("<!DOCTYPE html><html><head><title>Sign in | Slack</title></head><body>Sign in</body></html>");
    },
  };
}

/** The file of `/files-pri/<team>-<file>/[download/]<name>`, as far as the bot with the token may have it. */
function fileFor(token: string, url: URL, directory: Directory) {
  const [team, id] = (url.pathname.slice(PREFIX.length).split("/")[0] ?? "").split("-");
  const caller = directory.callerWith(token);
  if (caller?.kind !== "bot" || caller.workspace.team.id !== team || !mayRead(caller.installation)) {
    return undefined;
  }
  const { files, channels } = caller.workspace;
  const file = files.get(id ?? "");
  const bytes = files.bytes.get(id ?? "");
  if (file === undefined || bytes === undefined) return undefined;
  return seesFile(file, channels, caller.installation.botUserId) ? { file, bytes } : undefined;
}

function mayRead({ scopes }: Installation): boolean {
  return scopes === undefined || scopes.has(SCOPE);
}

function tokenOf(authorization = ""): string {
  return /^Bearer\s+(\S+)\s*$/i.exec(authorization)?.[1] ?? "";
}

function send(response: ServerResponse, { mimetype, name }: SlackFile, bytes: Uint8Array): void {
  response
    .writeHead(200, {
      "content-type": mimetype,
      "content-length": bytes.length,
      "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
    })
    .end(bytes);
}
