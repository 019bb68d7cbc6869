import { execFileSync, spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer, type Server } from "node:https";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { needs } from "../../needs.ts";
import { repositoryOf } from "./git-repository.ts";
import { declare, openDeclared } from "./opened.ts";

needs("openssl");

const TOKEN = "a-token-that-nobody-is-told";
const BASIC = `Basic ${Buffer.from(`x-access-token:${TOKEN}`).toString("base64")}`;

const servers: Server[] = [];
afterEach(() => {
  delete process.env.GIT_SSL_CAINFO;
  for (const server of servers.splice(0)) server.close();
});

afterAll(async () => {
  for (const home of homes) await rm(home, { recursive: true });
});

describe("a repository over https", () => {
  it("is read with its token, which stands in no message where it is refused", async () => {
    const { folder } = await repositoryOf({ "a.md": "# Refunds\n\nBy zebra." });
    const { url, seen } = await gitServer(dirname(folder), (request) =>
      request.headers.authorization === BASIC ? "serve" : 401,
    );
    const place = await declare(repository(`${url}/${folder.split("/").at(-1)}/.git`));
    const { sources } = await openDeclared(place, { env: { GIT_TOKEN: TOKEN } });
    expect(sources("zebra")).toEqual(["repo/a.md#refunds"]);
    expect(seen.some((line) => line.startsWith("POST"))).toBe(true);

    const wrong = openDeclared(await declare(repository(`${url}/${folder.split("/").at(-1)}/.git`)), {
      env: { GIT_TOKEN: "another-token" },
    });
    await expect(wrong).rejects.toMatchObject({
      message: expect.not.stringMatching(/another-token|eC1hY2Nlc3M/),
    });
    await expect(wrong).rejects.toMatchObject({
      message: expect.stringMatching(/repo: git says: fatal: .*401|Authentication/i),
    });
  });

  it("takes its token to no other address that the server names", async () => {
    const { folder } = await repositoryOf({ "a.md": "Text." });
    const other = await gitServer(dirname(folder), () => "serve");
    const { url } = await gitServer(dirname(folder), () => 302, other.url);
    await expect(
      openDeclared(await declare(repository(`${url}/${folder.split("/").at(-1)}/.git`)), {
        env: { GIT_TOKEN: TOKEN },
      }),
    ).rejects.toMatchObject({ code: "SOURCE_UNAVAILABLE" });
    expect(other.seen).toEqual([]);
  });
});

const repository = (address: string) =>
  `sources:\n  - name: repo\n    git: ${address}\n    token: "\${GIT_TOKEN}"\n`;

type Verdict = "serve" | 302 | 401;

/** Git's own server side behind https, with a certificate that is made for it. */
async function gitServer(root: string, judge: (request: IncomingMessage) => Verdict, elsewhere = "") {
  const tls = await certificate();
  const seen: string[] = [];
  const server = createServer(tls, (request, response) => {
    seen.push(`${request.method} ${request.url}`);
    const verdict = judge(request);
    if (verdict === "serve") serve(root, request, response);
    else if (verdict === 302) response.writeHead(302, { location: `${elsewhere}${request.url}` }).end();
    else response.writeHead(401, { "www-authenticate": "Basic" }).end();
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  return { url: `https://localhost:${address.port}`, seen };
}

const homes: string[] = [];
let made: Promise<{ key: Buffer; cert: Buffer; file: string }> | undefined;

/** One for all servers, so that git would trust whichever it is sent to. */
async function certificate() {
  made ??= makeCertificate();
  const { file, ...tls } = await made;
  process.env.GIT_SSL_CAINFO = file;
  return tls;
}

async function makeCertificate() {
  // Not one that is removed after each test.
  const home = await mkdtemp(join(tmpdir(), "ledger-test-"));
  homes.push(home);
  const [keyFile, file] = [join(home, "key.pem"), join(home, "cert.pem")];
  execFileSync(
    "openssl",
    [
      ...["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=localhost"],
      ...["-addext", "subjectAltName=DNS:localhost", "-keyout", keyFile, "-out", file],
    ],
    { stdio: "ignore" },
  );
  return { key: await readFile(keyFile), cert: await readFile(file), file };
}

/** By the common gateway interface. */
function serve(root: string, request: IncomingMessage, response: ServerResponse): void {
  const { pathname, searchParams } = new URL(request.url ?? "/", "https://localhost");
  const child = spawn("git", ["-c", "safe.directory=*", "http-backend"], {
    env: {
      PATH: process.env.PATH,
      GIT_PROJECT_ROOT: root,
      GIT_HTTP_EXPORT_ALL: "1",
      PATH_INFO: pathname,
      QUERY_STRING: searchParams.toString(),
      REQUEST_METHOD: request.method,
      CONTENT_TYPE: request.headers["content-type"] ?? "",
      ...(request.headers["content-encoding"] && {
        HTTP_CONTENT_ENCODING: request.headers["content-encoding"],
      }),
      ...(request.headers["git-protocol"] && { GIT_PROTOCOL: String(request.headers["git-protocol"]) }),
    },
    stdio: ["pipe", "pipe", "ignore"],
  });
  request.pipe(child.stdin);
  const chunks: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
  child.once("close", () => {
    const whole = Buffer.concat(chunks);
    const end = whole.indexOf("\r\n\r\n");
    const fields = whole
      .toString("latin1", 0, end)
      .split("\r\n")
      .map((line) => line.split(": ", 2));
    const headers = Object.fromEntries(fields.filter(([name]) => name !== "Status"));
    const status = Number(fields.find(([name]) => name === "Status")?.[1]?.slice(0, 3) ?? 200);
    response.writeHead(status, headers).end(whole.subarray(end + 4));
  });
}
