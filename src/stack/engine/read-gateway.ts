import type Docker from "dockerode";
import { isGone } from "./engine-faults.ts";

/** Whose gateway the name `host-gateway` stands for: Docker's own; Podman has none of this name. */
const DEFAULT_NETWORK = "bridge";

/** The gateway of the engine's default network, where there is one. */
export async function readGateway(docker: Docker): Promise<string | undefined> {
  try {
    const { IPAM } = await docker.getNetwork(DEFAULT_NETWORK).inspect();
    return IPAM?.Config?.find(({ Gateway }) => Gateway)?.Gateway;
  } catch (error) {
    if (isGone(error)) return undefined;
    throw error;
  }
}
