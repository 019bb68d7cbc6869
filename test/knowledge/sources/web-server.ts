import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { afterEach } from "vitest";

export type Route = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;

export interface WebServer {
  readonly url: string;
  /** What is answered for a path; it may be changed at any time. A path without one is not found. */
  readonly routes: Record<string, Route>;
  /** The requests so far, such as `GET /a`, with their headers. */
  readonly requests: { readonly line: string; readonly headers: IncomingMessage["headers"] }[];
  /** From then on nobody answers. */
  stop(): Promise<void>;
}

const started: WebServer[] = [];

afterEach(async () => {
  for (const server of started.splice(0)) await server.stop();
});

/** A real web server on this machine, stopped after the test. */
export async function webServer(routes: Record<string, Route> = {}): Promise<WebServer> {
  const requests: WebServer["requests"] = [];
  const server = createServer((request, response) => {
    requests.push({ line: `${request.method} ${request.url}`, headers: request.headers });
    const route = routes[request.url ?? ""];
    if (route) void route(request, response);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  const web: WebServer = {
    url: `http://127.0.0.1:${address.port}`,
    routes,
    requests,
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  started.push(web);
  return web;
}

/** A page that never changes. */
export function page(
  body: string | Uint8Array,
  type = "text/html",
  headers: Record<string, string> = {},
): Route {
  return (_request, response) => void response.writeHead(200, { "content-type": type, ...headers }).end(body);
}

export function status(code: number, headers: Record<string, string> = {}): Route {
  return (_request, response) => void response.writeHead(code, headers).end("no");
}

/** Begins to answer and never ends. */
export const neverEnds: Route = (_request, response) => {
  response.writeHead(200, { "content-type": "text/html" }).write("<p>");
};

/** Says that there is more, and closes the connection. */
export const breaksOff: Route = (_request, response) => {
  response.writeHead(200, { "content-type": "text/html", "content-length": "1000" });
  response.write("<p>half", () => response.destroy());
};
