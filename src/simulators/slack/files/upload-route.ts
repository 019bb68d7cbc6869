import type { IncomingMessage } from "node:http";
import type { Directory } from "../apps/directory.ts";
import type { Faults } from "../faults/faults.ts";
import { faultyRoute } from "../faults/faulty-route.ts";
import type { Route } from "../http/router.ts";
import type { FileStore } from "./file-store.ts";

export const UPLOAD_PATH = "/upload/v1/";

/** In bytes: what a multipart body may hold besides the file. */
const ROOM_FOR_HEADERS = 16_384;

/**
 * Takes the bytes of an announced file, raw or as multipart. Documented: 200 where they arrived. Assumed: 400 for
 * another length than was announced, and 404 for a file that was not.
 */
export function uploadRoute(directory: Directory, faults: Faults): Route {
  const route: Route = {
    prefix: UPLOAD_PATH,
    journalled: true,
    async handle(request, response, url) {
      const { files, pending } = announcedAt(url, directory);
      if (request.method !== "POST" || files === undefined || pending === undefined) {
        response.writeHead(404).end("Not found");
        return;
      }
      const body = await bodyUpTo(request, pending.size + ROOM_FOR_HEADERS);
      const bytes = body && (await fileIn(body, request.headers["content-type"]));
      const problem = problemWith(bytes, pending.size) ?? keep(files, pending.id, bytes);
      if (problem === undefined) response.writeHead(200).end(`OK - ${pending.size}`);
      else response.writeHead(400, { connection: "close" }).end(problem);
    },
  };
  return faultyRoute(route, {
    method: "files.upload",
    faults,
    appOf: (_request, url) => appOf(url, directory),
  });
}

/** What the address names, as far as it was announced. */
function announcedAt(url: URL, directory: Directory) {
  const [team = "", id = ""] = url.pathname.slice(UPLOAD_PATH.length).split("/");
  const workspace = directory.workspaces.get(team);
  return { workspace, files: workspace?.files, pending: workspace?.files.pending.get(id) };
}

function appOf(url: URL, directory: Directory): string | undefined {
  const { workspace, pending } = announcedAt(url, directory);
  return workspace?.installations.find(({ botUserId }) => botUserId === pending?.user)?.app.id;
}

function problemWith(bytes: Uint8Array | undefined, announced: number): string | undefined {
  if (bytes === undefined) return `The body holds no file of ${announced} bytes`;
  return bytes.length === announced ? undefined : `${bytes.length} bytes came, ${announced} were announced`;
}

function keep(files: FileStore, id: string, bytes: Uint8Array = new Uint8Array()): string | undefined {
  return files.bytes.put(id, bytes) ? undefined : "There is no room for the file, or it is there already";
}

/** The whole body; undefined where it is larger. */
async function bodyUpTo(request: IncomingMessage, most: number): Promise<Buffer | undefined> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request) {
    length += part.length;
    if (length > most) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** The first file of a multipart body, or the body itself. */
async function fileIn(body: Buffer, contentType = ""): Promise<Uint8Array | undefined> {
  if (!contentType.startsWith("multipart/form-data")) return body;
  try {
    const form = await new Response(body, { headers: { "content-type": contentType } }).formData();
    const file = [...form.values()].find((value) => value instanceof Blob);
    return file && new Uint8Array(await file.arrayBuffer());
  } catch {
    return undefined;
  }
}
