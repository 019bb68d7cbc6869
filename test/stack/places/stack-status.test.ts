import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { LedgerError } from "../../../src/core/errors.ts";
import { engineLine, openEngine } from "../../../src/stack/engine/open-engine.ts";
import { addressOf, type EnginePlace } from "../../../src/stack/places/engine-place.ts";
import { readStackStatus } from "../../../src/stack/places/stack-status.ts";
import { statusLines } from "../../../src/stack/places/status-lines.ts";
import { temporaryFolder } from "../../temporary-folder.ts";
import { until } from "../../until.ts";
import {
  closeSockets,
  engineSocket,
  type HangingSocket,
  hangingSocket,
  isAnswered,
  PODMAN_VERSION,
  refusingSocket,
} from "./engine-sockets.ts";
import { turnedTimeouts } from "./turned-timeouts.ts";

let time: ReturnType<typeof turnedTimeouts>;

beforeEach(() => {
  time = turnedTimeouts();
});
afterEach(closeSockets);

/** Lets the second be over that an engine has for its answers, once all that hang were asked for them. */
async function giveUp(hanging: readonly HangingSocket[], answering: readonly string[] = []): Promise<void> {
  await until("all that hang are asked", () => hanging.every(({ asked }) => asked.length === 2));
  await until("all others have answered", () => answering.every(isAnswered));
  time.turn(1_000);
}

function at(origin: string, path: string): EnginePlace {
  return { origin, address: { kind: "socket", path } };
}

describe("the status", () => {
  it("names every engine that answers, and what every other place said", async () => {
    const [docker, podman, refusing] = [
      await engineSocket(),
      await engineSocket(PODMAN_VERSION),
      await refusingSocket(),
    ];
    const status = await readStackStatus([
      at("DOCKER_HOST", refusing),
      at("Docker", docker),
      at("Podman", podman),
      at("Colima", "/not/there.sock"),
    ]);
    expect(status.engines).toEqual([
      {
        name: "Docker Engine - Community",
        version: "28.1.1",
        apiVersion: "1.49",
        origin: "Docker",
        socket: docker,
      },
      { name: "Podman Engine", version: "4.3.1", apiVersion: "1.41", origin: "Podman", socket: podman },
    ]);
    expect(status.places.map(({ answer }) => answer)).toEqual([
      "refused",
      "answered",
      "answered",
      "not there",
    ]);
    expect(statusLines(status)).toBe(
      [
        `Docker Engine - Community 28.1.1, API 1.49, at ${docker} (Docker)`,
        `Podman Engine 4.3.1, API 1.41, at ${podman} (Podman)`,
        `  refused  ${refusing} (DOCKER_HOST)`,
      ].join("\n"),
    );
  });

  it("asks all places before it gives the first of them up: several that hang cost no more than one", async () => {
    const engine = await engineSocket();
    const hanging = [await hangingSocket(), await hangingSocket(), await hangingSocket()];
    const paths = [...hanging.map(({ path }) => path), engine];
    // The time stands still: nobody is given up before all were asked.
    const [{ engines, places }] = await Promise.all([
      readStackStatus(paths.map((path) => at("Docker", path))),
      giveUp(hanging, [engine]),
    ]);
    expect(engines).toMatchObject([{ socket: engine }]);
    expect(places.map(({ answer }) => answer)).toEqual([...hanging.map(() => "no answer"), "answered"]);
  });
});

describe("where no engine answers", () => {
  it("lists each place with what it answered, and says what helps", async () => {
    const missing = join(await temporaryFolder(), "docker.sock");
    const [refusing, hanging] = [await refusingSocket(), await hangingSocket()];
    const [error] = await Promise.all([
      faultOf([
        { origin: "DOCKER_HOST", address: addressOf("tcp://10.0.0.1:2376") },
        at("Docker", missing),
        at("Podman", refusing),
        at("Colima", hanging.path),
      ]),
      giveUp([hanging]),
    ]);
    expect(error).toMatchObject({ code: "ENGINE_UNAVAILABLE", exitCode: 4 });
    expect(error.message.split("\n")).toEqual([
      "No container engine answered. Asked:",
      "  - DOCKER_HOST, tcp://10.0.0.1:2376: not asked, because it is no unix:// socket",
      `  - Docker, ${missing}: not there`,
      `  - Podman, ${refusing}: refused`,
      `  - Colima, ${hanging.path}: no answer`,
    ]);
    expect(error.remedy).toMatch(/For `refused`[\s\S]*For `no answer`[\s\S]*colima start/);
    expect(error.remedy).toContain("`ledger dev` needs no container engine");
  });

  it("gives no remedy for what did not happen", async () => {
    const error = await faultOf([at("Docker", join(await temporaryFolder(), "docker.sock"))]);
    expect(error.remedy).not.toContain("For `");
  });
});

describe("an engine that the user chose", () => {
  const chosen = (place: EnginePlace): EnginePlace => ({ ...place, chosen: true });

  it.each([
    ["tcp://127.0.0.1:2375", "not asked, because it is no unix:// socket"],
    ["ssh://somebody@elsewhere", "not asked, because it is no unix:// socket"],
    ["unix:///nowhere/docker.sock", "not there"],
  ])("is refused and not replaced by one that answers: %s", async (host, answer) => {
    const docker = await engineSocket();
    const error = await faultOf([
      chosen({ origin: "DOCKER_HOST", address: addressOf(host) }),
      at("Docker", docker),
    ]);
    const named = host.replace("unix://", "");
    expect(error).toMatchObject({ code: "ENGINE_UNAVAILABLE", exitCode: 4 });
    expect(error.message.split("\n")).toEqual([
      `The container engine that you chose cannot be used: DOCKER_HOST, ${named}. No other takes its place. Asked:`,
      `  - DOCKER_HOST, ${named}: ${answer}`,
      `  - Docker, ${docker}: answered`,
    ]);
    expect(error.remedy).toContain("published on 127.0.0.1");
    expect(error.remedy).toContain("DOCKER_CONTEXT=default");
  });

  it("is the one that is used, and named where it is not Docker's own", async () => {
    const [docker, podman] = [await engineSocket(), await engineSocket(PODMAN_VERSION)];
    const { found } = await openEngine([chosen(at("DOCKER_HOST", podman)), at("Docker", docker)]);
    expect(engineLine(found)).toBe(`Engine: Podman Engine 4.3.1, at ${podman} (DOCKER_HOST)`);
    expect(engineLine({ ...found, socket: "/var/run/docker.sock" })).toBeUndefined();
  });
});

async function faultOf(places: readonly EnginePlace[]): Promise<LedgerError> {
  const thrown = await readStackStatus(places).catch((error: unknown) => error);
  if (thrown instanceof LedgerError) return thrown;
  throw new Error("An engine answered.");
}
