import { once } from "node:events";
import { rename } from "node:fs/promises";
import { createServer, type RequestListener, type Server } from "node:http";
import { join } from "node:path";
import { removeTemporaryFolders, temporaryFolder } from "../../temporary-folder.ts";

const servers: Server[] = [];

/** What Docker and Podman say of themselves, shortened. */
export const DOCKER_VERSION = {
  Platform: { Name: "Docker Engine - Community" },
  Components: [{ Name: "Engine", Version: "28.1.1" }],
  Version: "28.1.1",
  ApiVersion: "1.49",
};
export const PODMAN_VERSION = {
  Platform: { Name: "linux/amd64/debian-12" },
  Components: [{ Name: "Podman Engine", Version: "4.3.1" }],
  Version: "4.3.1",
  ApiVersion: "1.41",
};

/** A real server on a Unix socket that answers as an engine without containers. Gives the socket's path. */
export function engineSocket(version: unknown = DOCKER_VERSION): Promise<string> {
  return listen((request, response) => {
    if (request.url === "/_ping") response.end("OK");
    else if (request.url === "/version") response.end(JSON.stringify(version));
    else if (request.url?.startsWith("/containers/json")) response.end("[]");
    else response.writeHead(404).end();
  });
}

/** Whether both requests that an engine is sent were answered, and their connections are closed by who asked. */
export function isAnswered(path: string): boolean {
  return (closedConnections.get(path) ?? 0) >= 2;
}

const closedConnections = new Map<string, number>();

export interface HangingSocket {
  readonly path: string;
  /** The paths of the requests that it was sent so far. */
  readonly asked: readonly (string | undefined)[];
}

/** Takes what it is asked and never says a word, or no more than a beginning. */
export async function hangingSocket(beginning = ""): Promise<HangingSocket> {
  const asked: (string | undefined)[] = [];
  const path = await listen(({ url }, response) => {
    asked.push(url);
    if (beginning !== "") response.write(beginning);
  });
  return { path, asked };
}

/** The socket's file is there, and nobody listens on it. */
export async function refusingSocket(): Promise<string> {
  const path = await listen(() => {});
  const left = `${path}-left`;
  // Moved away, because the server removes its own path when it ends.
  await rename(path, left);
  await close(servers.pop());
  return left;
}

export async function listen(answer: RequestListener): Promise<string> {
  const path = join(await temporaryFolder(), "docker.sock");
  const server = createServer(answer).listen(path);
  server.on("connection", (connection) =>
    connection.once("close", () => closedConnections.set(path, (closedConnections.get(path) ?? 0) + 1)),
  );
  servers.push(server);
  await once(server, "listening");
  return path;
}

/** For `afterEach`. */
export async function closeSockets(): Promise<void> {
  for (const server of servers.splice(0)) await close(server);
  await removeTemporaryFolders();
}

async function close(server: Server | undefined): Promise<void> {
  server?.close();
  server?.closeAllConnections();
  if (server?.listening) await once(server, "close");
}
