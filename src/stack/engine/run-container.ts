import type Docker from "dockerode";
import { readContainers } from "./containers-found.ts";
import type { NewContainer } from "./engine.ts";

/** Creates a container by Testcontainers, puts its files in and starts it. One that could not be started goes again. */
export async function runContainer(
  docker: Docker,
  socketPath: string,
  container: NewContainer,
): Promise<void> {
  const { StackContainer } = await testcontainersOn(docker, socketPath);
  try {
    await new StackContainer(container).start();
  } catch (error) {
    const made = (await readContainers(docker)).find(({ name }) => name === container.name);
    const ours = made && Object.entries(container.labels).every(([key, value]) => made.labels[key] === value);
    // What ran and ended has a log, which tells more than this error.
    if (ours && made.state !== "created") return;
    if (ours) await docker.getContainer(made.id).remove({ force: true, v: true });
    throw error;
  }
}

/** Testcontainers takes its engine from the environment and a file of the user's, and takes a second to load. */
async function testcontainersOn(docker: Docker, socketPath: string) {
  // What hangs is found out here, because its own first request has no limit.
  await docker.ping();
  process.env.DOCKER_HOST = `unix://${socketPath}`;
  for (const name of ["DOCKER_TLS_VERIFY", "DOCKER_CERT_PATH"]) delete process.env[name];
  const { getContainerRuntimeClient } = await import("testcontainers");
  const client = await getContainerRuntimeClient();
  // It keeps the first engine that it found: from here on it asks ours, within our limits.
  for (const part of [client.container, client.image, client.network])
    Object.assign(part, { dockerode: docker });
  return import("./stack-container.ts");
}
