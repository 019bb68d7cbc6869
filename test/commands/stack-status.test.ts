import { existsSync } from "node:fs";
import { afterEach, expect, it } from "vitest";
import { runLedger } from "../ledger-process.ts";
import { closeSockets, engineSocket, refusingSocket } from "../stack/places/engine-sockets.ts";
import { temporaryFolder } from "../temporary-folder.ts";

afterEach(closeSockets);

/** The engine of the machine that runs the tests, which nothing here can take away. */
const hasEngine = ["/var/run/docker.sock", "/run/podman/podman.sock"].some((path) => existsSync(path));

it("tells which engine answers", async () => {
  const socket = await engineSocket();
  const env = { DOCKER_HOST: `unix://${socket}`, HOME: await temporaryFolder() };
  const { code, stdout } = await runLedger(["stack", "status"], "", env);
  expect(stdout).toContain(`Docker Engine - Community 28.1.1, API 1.49, at ${socket} (DOCKER_HOST)`);
  expect(code).toBe(0);
});

it("tells it as one JSON object with --json", async () => {
  const socket = await engineSocket();
  const env = { DOCKER_HOST: `unix://${socket}`, HOME: await temporaryFolder() };
  const { code, stdout } = await runLedger(["stack", "status", "--json"], "", env);
  const status = JSON.parse(stdout);
  expect(status.engines[0]).toEqual({
    name: "Docker Engine - Community",
    version: "28.1.1",
    apiVersion: "1.49",
    origin: "DOCKER_HOST",
    socket,
  });
  expect(status.places[0]).toEqual({ origin: "DOCKER_HOST", address: socket, answer: "answered" });
  expect(code).toBe(0);
});

it("ends with 4 where none answers, and lists the places", { skip: hasEngine }, async () => {
  const socket = await refusingSocket();
  const env = { DOCKER_HOST: `unix://${socket}`, HOME: await temporaryFolder() };
  const { code, stdout, stderr } = await runLedger(["stack", "status"], "", env);
  expect(stderr).toContain(
    `  - DOCKER_HOST, ${socket}: refused\n  - Docker, /var/run/docker.sock: not there`,
  );
  expect(stderr).toContain("`ledger dev` needs no container engine");
  expect(stdout).toBe("");
  expect(code).toBe(4);
});
