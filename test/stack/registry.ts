import { createHash } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { gzipSync } from "node:zlib";

export interface ImageOptions {
  /** What it holds, as a tarball. */
  readonly layer: Buffer;
  readonly entrypoint: readonly string[];
  readonly env?: readonly string[];
  /** The only one that it is for; of no said one if not given. */
  readonly architecture?: string;
  /** In place of the one that it has. */
  readonly digest?: string;
}

/**
 * A registry on 127.0.0.1, from which engines pull without TLS.
 * Source: the OCI distribution specification, "Pull".
 */
export interface Registry {
  readonly host: string;
  /** Of each blob that was asked for. */
  readonly asked: string[];
  add(name: string, image: ImageOptions): string;
  /** From now on layers stop after some bytes, until this is called. Gives how to let them go on. */
  holdLayers(): () => void;
  /** What is asked for without these credentials is refused, as `user:password`. */
  requireLogin(login: string): void;
  /** Everything is answered with this status. */
  failWith(status: number): void;
  close(): Promise<void>;
}

const MANIFEST = "application/vnd.docker.distribution.manifest.v2+json";
const LIST = "application/vnd.docker.distribution.manifest.list.v2+json";
const ARCHITECTURES: Readonly<Record<string, string>> = { x64: "amd64", arm64: "arm64" };

export async function startRegistry(): Promise<Registry> {
  const blobs = new Map<string, Buffer>();
  /** By name and tag, and by name and digest. */
  const manifests = new Map<string, Buffer>();
  const asked: string[] = [];
  let failing: number | undefined;
  let login: string | undefined;
  let held: Promise<void> | undefined;
  const server = createServer((request, response) => void answer(request, response));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    await text(request);
    const { url = "", method } = request;
    if (failing !== undefined) return refuse(response, failing, "UNKNOWN", "the registry is ill");
    if (login !== undefined && request.headers.authorization !== `Basic ${btoa(login)}`) {
      response.setHeader("www-authenticate", 'Basic realm="tests"');
      return refuse(response, 401, "UNAUTHORIZED", "authentication required");
    }
    if (url === "/v2/") return void response.end("{}");
    const [, name, kind, reference] = /^\/v2\/(.+)\/(manifests|blobs)\/(.+)$/.exec(url) ?? [];
    const content = kind === "manifests" ? manifests.get(`${name}:${reference}`) : blobs.get(reference ?? "");
    if (!content) return refuse(response, 404, "MANIFEST_UNKNOWN", "manifest unknown");
    if (kind === "blobs") asked.push(url);
    const type = content.includes(LIST) ? LIST : MANIFEST;
    response.setHeader("content-type", kind === "manifests" ? type : "application/octet-stream");
    response.setHeader("content-length", content.length);
    response.setHeader("docker-content-digest", digestOf(content));
    if (method === "HEAD") return void response.end();
    if (held && content.length > HELD_AFTER) {
      response.write(content.subarray(0, HELD_AFTER));
      await held;
      response.end(content.subarray(HELD_AFTER));
    } else response.end(content);
  }

  return {
    host,
    asked,
    add(name, { layer, entrypoint, env = [], architecture, digest }) {
      const packed = gzipSync(layer, { level: 1 });
      const config = Buffer.from(
        JSON.stringify({
          architecture: ARCHITECTURES[process.arch] ?? process.arch,
          os: "linux",
          config: { Entrypoint: entrypoint, Env: env },
          rootfs: { type: "layers", diff_ids: [digestOf(layer)] },
        }),
      );
      for (const blob of [packed, config]) blobs.set(digestOf(blob), blob);
      const manifest = Buffer.from(
        JSON.stringify({
          schemaVersion: 2,
          mediaType: MANIFEST,
          config: described("application/vnd.docker.container.image.v1+json", config),
          layers: [described("application/vnd.docker.image.rootfs.diff.tar.gzip", packed)],
        }),
      );
      const entry = { ...described(MANIFEST, manifest), platform: { os: "linux", architecture } };
      const top = architecture
        ? Buffer.from(JSON.stringify({ schemaVersion: 2, mediaType: LIST, manifests: [entry] }))
        : manifest;
      manifests.set(`${name}:${digest ?? digestOf(top)}`, top);
      return `${host}/${name}:1@${digest ?? digestOf(top)}`;
    },
    holdLayers() {
      const { promise, resolve } = Promise.withResolvers<void>();
      held = promise;
      return resolve;
    },
    requireLogin(required) {
      login = required;
    },
    failWith(status) {
      failing = status;
    },
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}

const HELD_AFTER = 100_000;

function described(mediaType: string, content: Buffer) {
  return { mediaType, size: content.length, digest: digestOf(content) };
}

function refuse(response: ServerResponse, status: number, code: string, message: string): void {
  response.statusCode = status;
  response.setHeader("content-type", "application/json");
  response.end(JSON.stringify({ errors: [{ code, message }] }));
}

function digestOf(content: Buffer): string {
  return `sha256:${createHash("sha256").update(content).digest("hex")}`;
}
