import { readContainer, readContainers } from "./containers-found.ts";
import { dockerAt } from "./docker-at.ts";
import { DONE_ALREADY, done } from "./done-already.ts";
import type { ContainerEngine } from "./engine.ts";
import { engineFault, isGone } from "./engine-faults.ts";
import { execIn } from "./exec-in.ts";
import { followLines, lastLines, logLines } from "./log-lines.ts";
import { memoryOf } from "./memory-of.ts";
import { pullImage } from "./pull-image.ts";
import { readGateway } from "./read-gateway.ts";
import { runContainer } from "./run-container.ts";

const STOP_WITHIN_SECONDS = 10;

/** An engine that speaks Docker's API on a Unix socket: Docker, Podman, Colima. At the signal what is asked of it ends. */
export function createDockerEngine(socketPath: string, stop?: AbortSignal): ContainerEngine {
  const docker = dockerAt(socketPath, stop);

  async function doing<Result>(what: string, act: () => Promise<Result>): Promise<Result> {
    stop?.throwIfAborted();
    try {
      return await act();
    } catch (error) {
      stop?.throwIfAborted();
      throw engineFault(what, error);
    }
  }

  return {
    until: (signal) => createDockerEngine(socketPath, signal),
    containers: () => doing("Listing containers", () => readContainers(docker)),
    container: (id) => doing("Looking at a container", () => readContainer(docker, id)),
    gateway: () => doing("Looking for its gateway", () => readGateway(docker)),
    networks: () =>
      doing("Listing networks", async () =>
        (await docker.listNetworks()).map(({ Id, Name, Labels }) => ({
          id: Id,
          name: Name,
          labels: Labels ?? {},
        })),
      ),
    volumes: () =>
      doing("Listing volumes", async () =>
        ((await docker.listVolumes()).Volumes ?? []).map(({ Name, Labels }) => ({
          name: Name,
          labels: Labels ?? {},
        })),
      ),
    hasImage: (image) =>
      doing(`Looking for the image ${image}`, () => isThere(docker.getImage(image).inspect())),
    pullImage: (image, signal, onProgress) => pullImage(docker, image, signal, onProgress),
    createNetwork: (name, labels) =>
      doing(`Making the network ${name}`, async () => {
        await docker.createNetwork({ Name: name, Labels: labels, CheckDuplicate: true });
      }),
    createVolume: (name, labels) =>
      doing(`Making the volume ${name}`, async () => {
        await docker.createVolume({ Name: name, Labels: labels });
      }),
    run: (container) =>
      doing(`Starting ${container.name}`, () => runContainer(docker, socketPath, container)),
    start: (id) =>
      doing("Starting a container", () => done(docker.getContainer(id).start(), DONE_ALREADY.start)),
    stop: (id) =>
      doing("Stopping a container", () =>
        done(docker.getContainer(id).stop({ t: STOP_WITHIN_SECONDS }), DONE_ALREADY.stop),
      ),
    removeContainer: (id) =>
      // With the volumes that have no name; what is kept has one.
      doing("Removing a container", () =>
        done(docker.getContainer(id).remove({ force: true, v: true }), DONE_ALREADY.removeContainer),
      ),
    removeNetwork: (name) =>
      doing(`Removing the network ${name}`, () =>
        done(docker.getNetwork(name).remove(), DONE_ALREADY.removeNetwork),
      ),
    removeVolume: (name) =>
      doing(`Removing the volume ${name}`, () =>
        done(docker.getVolume(name).remove(), DONE_ALREADY.removeVolume),
      ),
    exec: (id, command, signal) =>
      doing(`Running \`${command.join(" ")}\` in a container`, () =>
        execIn(docker.getContainer(id), command, signal),
      ),
    lastLines: (id, count) => doing("Reading a log", () => lastLines(docker.getContainer(id), count)),
    logLines: (id, count) => doing("Reading a log", () => logLines(docker.getContainer(id), count)),
    followLines: (id, from, onLine, signal) =>
      doing("Following a log", () => followLines(docker.getContainer(id), from, onLine, signal)),
    memory: (id) => doing("Reading the memory in use", () => memoryOf(docker.getContainer(id))),
  };
}

async function isThere(inspected: Promise<unknown>): Promise<boolean> {
  try {
    await inspected;
    return true;
  } catch (error) {
    if (isGone(error)) return false;
    throw error;
  }
}
