import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { freePort } from "../free-port.ts";
import { needs } from "../needs.ts";
import { COMPOSE } from "../stack/stack-of-tests.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { until } from "../until.ts";

describe("compose/nginx.conf, in front of a bot", () => {
  needs("nginx");

  it("hands on the API and the health, and nothing that is for the platform alone", async () => {
    const url = await startNginx(await startUpstream());
    const bodyOf = async (path: string) => (await fetch(`${url}${path}`)).text();
    expect(await bodyOf("/health")).toBe("GET /health");
    expect(await bodyOf("/v1/questions/q?wait=1")).toBe("GET /v1/questions/q?wait=1");
    for (const path of ["/metrics", "/ready", "/", "/health/x", "/v1/../metrics"])
      expect([path, (await fetch(`${url}${path}`)).status]).toEqual([path, 404]);
  });

  it("hands an answer that grows on as it comes", async () => {
    const url = await startNginx(await startUpstream());
    const reader = (await fetch(`${url}/v1/grows`)).body?.getReader();
    // Each part is written only once the one before was read.
    for (const part of ["begins", "goes on", "and on"]) {
      await fetch(`${url}/v1/says?${new URLSearchParams({ part })}`);
      expect(new TextDecoder().decode((await reader?.read())?.value)).toBe(part);
    }
    await reader?.cancel();
  });

  it("refuses a long body, and one who asks without end", async () => {
    const url = await startNginx(await startUpstream());
    const long = await fetch(`${url}/v1/questions`, { method: "POST", body: "x".repeat(65 * 1024) });
    expect(long.status).toBe(413);
    const all = await Promise.all(
      Array.from({ length: 200 }, async () => (await fetch(`${url}/v1/x`)).status),
    );
    expect(new Set(all)).toEqual(new Set([200, 429]));
    expect((await fetch(`${url}/health`)).status).toBe(200);
  });
});

/** Tells what reached it; /v1/grows says what /v1/says is told, and never ends. Gives its address. */
async function startUpstream(): Promise<string> {
  let say = (_part: string) => {};
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "", "http://upstream");
    if (pathname === "/v1/grows") {
      response.flushHeaders();
      say = (part) => void response.write(part);
      return;
    }
    if (pathname === "/v1/says") say(searchParams.get("part") ?? "");
    response.end(`${request.method} ${request.url}`);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** The file as it is, but for its addresses, which are compose's, and its folders. */
async function startNginx(upstream: string): Promise<string> {
  const [folder, port] = [await temporaryFolder(), await freePort()];
  const kinds = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];
  const folders = kinds.map((kind) => `${kind}_temp_path ${join(folder, kind)};`).join(" ");
  const replaced = [
    [/resolver [^;]*;/, ""],
    ["http://bot:8080", `http://${upstream}`],
    ["listen 8080;", `listen 127.0.0.1:${port};`],
    ["/tmp/nginx.pid", join(folder, "pid")],
    ["/dev/stdout", "off"],
    ["http {", `http { ${folders}`],
  ] as const;
  let text = await readFile(join(COMPOSE, "nginx.conf"), "utf8");
  for (const [from, to] of replaced) {
    const next = text.replace(from, to);
    expect(next).not.toBe(text);
    text = next;
  }
  const file = join(folder, "nginx.conf");
  await writeFile(file, text);
  await mkdir(join(folder, "logs"));
  const nginx = spawn("nginx", ["-p", folder, "-c", file, "-e", "stderr", "-g", "daemon off;"], {
    stdio: "ignore",
  });
  const ended = once(nginx, "exit");
  onTestFinished(async () => {
    nginx.kill();
    await ended;
  });
  const url = `http://127.0.0.1:${port}`;
  await until("nginx answers", async () => {
    if (nginx.exitCode !== null) throw new Error(`nginx ended with ${nginx.exitCode}.`);
    return fetch(`${url}/health`).then(
      ({ ok }) => ok,
      () => false,
    );
  });
  return url;
}
