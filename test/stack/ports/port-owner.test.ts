import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { afterAll, expect, it, onTestFinished } from "vitest";
import { choosePort } from "../../../src/stack/ports/choose-port.ts";
import { isFree } from "../../../src/stack/ports/is-free.ts";
import { portOwner } from "../../../src/stack/ports/port-owner.ts";
import { programName } from "../../../src/stack/ports/program-name.ts";
import { freePort } from "../../free-port.ts";
import { removeTemporaryFolders, temporaryFolder } from "../../temporary-folder.ts";

afterAll(removeTemporaryFolders);

async function taken(host: string) {
  const port = await freePort();
  const server = createServer().listen(port, host);
  await once(server, "listening");
  return { port, [Symbol.dispose]: () => void server.close() };
}

it.each(["127.0.0.1", "0.0.0.0"])("is not free where a program listens on %s", async (host) => {
  using other = await taken(host);
  expect(await isFree(other.port)).toBe(false);
});

it("names the program and its process, where /proc tells", {
  skip: process.platform !== "linux",
}, async () => {
  using other = await taken("127.0.0.1");
  expect(await portOwner(other.port, [])).toMatch(new RegExp(`^.+ \\(process ${process.pid}\\)$`));
});

it.each([
  ["/usr/bin/node\0--inspect\0/srv/app/server.js\0--token\0s3cret\0", "node server.js"],
  ["node\0-e\0listen('s3cret')\0", "node"],
  ["python3\0-m\0http.server\0", "python3 http.server"],
  ["/usr/local/bin/redis-server *:6379\0", "redis-server *:6379"],
  ["caddy\0run\0--key\0s3cret\0", "caddy"],
  ["postgres: walwriter \0\0", "postgres: walwriter"],
  ["nginx: master process /usr/sbin/nginx\0", "nginx: master process /usr/sbin/nginx"],
  [`${"x".repeat(80)}\0`, `${"x".repeat(59)}…`],
  ["", ""],
])("calls the program of %j %j", (commandLine, name) => {
  expect(programName(commandLine)).toBe(name);
});

it("names a program of Node by its script, and not by its thread", {
  skip: process.platform !== "linux",
}, async () => {
  const script = join(await temporaryFolder(), "holds-a-port.js");
  await writeFile(
    script,
    'require("node:net").createServer().listen(0, "127.0.0.1", function () { console.log(this.address().port) })',
  );
  const child = spawn(process.execPath, [script], { stdio: ["ignore", "pipe", "inherit"] });
  onTestFinished(() => void child.kill());
  const [port] = await once(child.stdout, "data");
  expect(await portOwner(Number(port), [])).toBe(`node holds-a-port.js (process ${child.pid})`);
});

it("is the next one that is neither taken nor promised to another service", async () => {
  using other = await taken("127.0.0.1");
  const chosen = await choosePort(other.port, new Set([other.port + 1]), []);
  expect(chosen.port).toBeGreaterThan(other.port + 1);
  expect(chosen.owner).toBeDefined();
});
