import { StringDecoder } from "node:string_decoder";
import type Docker from "dockerode";
import type { AuthConfig } from "dockerode";
import { z } from "zod";
import { LedgerError, reasonOf } from "../../core/errors.ts";
import { engineFault, saidBy } from "./engine-faults.ts";
import { createPullProgress, type PullProgress } from "./pull-progress.ts";

/** Where Docker keeps the credentials of images whose name has no registry. */
const DOCKER_HUB = "https://index.docker.io/v1/";

/**
 * Pulls an image, first as nobody; where the registry refuses, with the user's own credentials, which Testcontainers
 * finds in Docker's configuration and its credential helpers.
 * @throws LedgerError IMAGE_UNAVAILABLE, or what `engineFault` knows; what the signal was aborted with
 */
export async function pullImage(
  docker: Docker,
  image: string,
  signal: AbortSignal,
  onProgress: (progress: PullProgress) => void,
): Promise<void> {
  try {
    await pulled(docker, image, signal, onProgress);
  } catch (error) {
    signal.throwIfAborted();
    if (!/denied|unauthori[sz]ed|authentication|no basic auth/i.test(reasonOf(error)))
      throw fault(image, error);
    const credentials = await credentialsFor(image).catch(() => undefined);
    if (!credentials) throw fault(image, error);
    await pulled(docker, image, signal, onProgress, credentials).catch((refusal: unknown) => {
      signal.throwIfAborted();
      throw fault(image, refusal);
    });
  }
}

async function pulled(
  docker: Docker,
  image: string,
  signal: AbortSignal,
  onProgress: (progress: PullProgress) => void,
  authconfig?: AuthConfig,
): Promise<void> {
  const stream = await docker.pull(image, { abortSignal: signal, ...(authconfig && { authconfig }) });
  const progressAfter = createPullProgress();
  // Dockerode's own reader overlooks a fault that the engine tells in the stream.
  for await (const event of eventsOf(stream)) {
    const { data } = faultSchema.safeParse(event);
    if (data) throw new Error(data.error);
    onProgress(progressAfter(event));
  }
  // A stream that ends early, because the engine does, looks like one that is done.
  await docker.getImage(image).inspect();
}

const faultSchema = z.object({ error: z.string() });

async function* eventsOf(stream: NodeJS.ReadableStream): AsyncGenerator<unknown> {
  const decoder = new StringDecoder("utf8");
  let rest = "";
  for await (const chunk of stream) {
    const lines = (rest + decoder.write(chunk as Buffer)).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) if (line.trim() !== "") yield JSON.parse(line);
  }
  if (rest.trim() !== "") yield JSON.parse(rest);
}

async function credentialsFor(image: string): Promise<AuthConfig | undefined> {
  const { getAuthConfig, ImageName } = await import("testcontainers/build/container-runtime/index.js");
  const found = await getAuthConfig(ImageName.fromString(image).registry ?? DOCKER_HUB);
  if (!found) return undefined;
  const { registryAddress: serveraddress } = found;
  return "identityToken" in found
    ? { serveraddress, identitytoken: found.identityToken }
    : { serveraddress, username: found.username, password: found.password };
}

function fault(image: string, error: unknown): LedgerError {
  const known = engineFault(`Pulling the image ${image}`, error);
  if (known.code !== "ENGINE_REFUSED") return known;
  return new LedgerError(
    "IMAGE_UNAVAILABLE",
    `The image ${image} is not on this machine and cannot be pulled: ${saidBy(error)}`,
    "Check the name, and that the engine reaches the registry. Another image for a service is given by STACK_IMAGE_<SERVICE>, such as STACK_IMAGE_REDIS=registry.example.com/redis:7.",
    error,
  );
}
