import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import type { ServerResponse } from "node:http";
import { dirname, join } from "node:path";
import type { Route } from "../http/router.ts";
import { sendJson } from "./json.ts";
import { refusedOf } from "./refusal.ts";
import { requireOwnHost } from "./same-site.ts";

interface PageFile {
  readonly name: string;
  readonly type: string;
}

const FILES: Readonly<Record<string, PageFile>> = {
  "/": { name: "index.html", type: "text/html; charset=utf-8" },
  "/slack-page.js": { name: "slack-page.js", type: "text/javascript; charset=utf-8" },
  "/slack-page.css": { name: "slack-page.css", type: "text/css; charset=utf-8" },
};

/** What apps write is drawn in this page, so it may run and load nothing but its own files. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data: blob:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

const NOT_BUILT = "The page is not built. In a clone: npm run build\n";

/** Serves the page that shows this Slack in a browser, from where the build leaves it. */
export function pageRoute(folder: string | undefined = builtPage()): Route {
  return {
    prefix: "/",
    async handle(request, response, { pathname }) {
      try {
        requireOwnHost(request);
      } catch (thrown) {
        const refused = refusedOf(thrown);
        if (refused === undefined) throw thrown;
        sendJson(response, refused.status, refused.body);
        return;
      }
      const file = FILES[pathname];
      if (file === undefined || (request.method !== "GET" && request.method !== "HEAD")) {
        response.writeHead(404).end();
        return;
      }
      await sendFile(response, folder, file);
    },
  };
}

async function sendFile(
  response: ServerResponse,
  folder: string | undefined,
  { name, type }: PageFile,
): Promise<void> {
  const path = folder === undefined ? undefined : join(folder, name);
  if (path === undefined || !existsSync(path)) {
    response.writeHead(503, { "content-type": "text/plain; charset=utf-8" }).end(NOT_BUILT);
    return;
  }
  response
    .writeHead(200, {
      "content-type": type,
      "content-security-policy": CONTENT_SECURITY_POLICY,
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-resource-policy": "same-origin",
      "cache-control": "no-cache",
    })
    .end(await readFile(path));
}

/** The same from the sources and from the bundle: `dist/slack-page` beside the nearest package.json. */
function builtPage(): string | undefined {
  for (let folder = import.meta.dirname; folder !== dirname(folder); folder = dirname(folder)) {
    if (existsSync(join(folder, "package.json"))) return join(folder, "dist", "slack-page");
  }
  return undefined;
}
