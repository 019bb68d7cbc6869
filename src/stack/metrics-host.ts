import { once } from "node:events";
import { createServer } from "node:net";
import type { ContainerEngine } from "./engine/engine.ts";

/**
 * The METRICS_HOST with which containers reach a bot on this machine. Undefined where its 127.0.0.1 is reached as it is:
 * an engine in a virtual machine, such as Docker Desktop or Colima, has its gateway there.
 */
export async function findMetricsHost(engine: ContainerEngine): Promise<string | undefined> {
  const gateway = await engine.gateway();
  return gateway !== undefined && (await isOfThisMachine(gateway)) ? gateway : undefined;
}

/** By listening on it: Node's list of interfaces leaves out a bridge that no container is at, as the default one here. */
async function isOfThisMachine(address: string): Promise<boolean> {
  const server = createServer().listen(0, address);
  try {
    await once(server, "listening");
    return true;
  } catch {
    return false;
  } finally {
    server.close();
  }
}
