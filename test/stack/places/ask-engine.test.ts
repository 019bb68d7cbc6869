import { chmod } from "node:fs/promises";
import { join } from "node:path";
import { setImmediate as soon } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { askEngine } from "../../../src/stack/places/ask-engine.ts";
import { isRoot } from "../../store/embedded/databases.ts";
import { temporaryFolder } from "../../temporary-folder.ts";
import { until } from "../../until.ts";
import {
  closeSockets,
  DOCKER_VERSION,
  engineSocket,
  hangingSocket,
  listen,
  PODMAN_VERSION,
  refusingSocket,
} from "./engine-sockets.ts";
import { turnedTimeouts } from "./turned-timeouts.ts";

let time: ReturnType<typeof turnedTimeouts>;

beforeEach(() => {
  time = turnedTimeouts();
});
afterEach(closeSockets);

describe("an engine", () => {
  it.each([
    ["Docker", DOCKER_VERSION, { name: "Docker Engine - Community", version: "28.1.1", apiVersion: "1.49" }],
    [
      "a distribution's Docker, without a name of its own",
      { ...DOCKER_VERSION, Platform: { Name: "" } },
      { name: "Docker Engine", version: "28.1.1", apiVersion: "1.49" },
    ],
    ["Podman", PODMAN_VERSION, { name: "Podman Engine", version: "4.3.1", apiVersion: "1.41" }],
  ])("is told with its version: %s", async (_what, version, engine) => {
    expect(await askEngine(await engineSocket(version))).toEqual({ kind: "answered", engine });
  });
});

describe("what is no engine that works", () => {
  it("is not there", async () => {
    expect(await askEngine(join(await temporaryFolder(), "docker.sock"))).toEqual({ kind: "not there" });
  });

  it("refuses, where nobody listens on the socket any more", async () => {
    expect(await askEngine(await refusingSocket())).toEqual({ kind: "refused" });
  });

  it("gives no answer, which is waited for a second and no longer", async () => {
    const { path, asked } = await hangingSocket();
    let isWaiting = true;
    const answer = askEngine(path).finally(() => {
      isWaiting = false;
    });
    await until("it is asked for both", () => asked.length === 2);
    time.turn(999);
    await soon();
    expect(isWaiting).toBe(true);
    time.turn(1);
    expect(await answer).toEqual({ kind: "no answer" });
  });

  it("gives no answer, where it stops in the middle of one", async () => {
    const { path, asked } = await hangingSocket('{"Version": "28');
    const answer = askEngine(path);
    await until("it is asked for both", () => asked.length === 2);
    time.turn(1_000);
    expect(await answer).toEqual({ kind: "no answer" });
  });

  it("denies permission", { skip: isRoot }, async () => {
    const socket = await engineSocket();
    await chmod(socket, 0o000);
    expect(await askEngine(socket)).toEqual({ kind: "permission denied" });
  });

  it.each([
    ["says an error", 500, "{}", /GET \/\w+ gave status 500/],
    ["says something else", 200, "{}", /does not say its version/],
    ["says no JSON", 200, "hello", /JSON/],
  ])("%s", async (_what, status, body, reason) => {
    const socket = await listen((_request, response) => void response.writeHead(status).end(body));
    expect(await askEngine(socket)).toEqual({ kind: "failed", reason: expect.stringMatching(reason) });
  });
});
