import { join } from "node:path";
import { dockerContextPlace } from "./docker-context.ts";
import { addressOf, type EnginePlace } from "./engine-place.ts";

export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The user's home folder. */
  readonly home: string;
}

/** Docker's own place. */
export const DEFAULT_SOCKET = "/var/run/docker.sock";

/**
 * Where a user's engine may listen: what they chose themselves first, then where engines usually are. As with Docker
 * itself DOCKER_HOST comes before the context.
 */
export async function findPlaces({ env, home }: Surroundings): Promise<EnginePlace[]> {
  const { DOCKER_HOST, DOCKER_CONTEXT, DOCKER_CONFIG, XDG_RUNTIME_DIR, COLIMA_HOME } = env;
  const host = DOCKER_HOST ? [{ origin: "DOCKER_HOST", address: addressOf(DOCKER_HOST) }] : [];
  const context = await dockerContextPlace(DOCKER_CONFIG || join(home, ".docker"), DOCKER_CONTEXT);
  const byContext = context ?? (DOCKER_CONTEXT ? socket("Docker", DEFAULT_SOCKET) : undefined);
  const [first, ...others] = [...host, ...(byContext ? [byContext] : [])];
  const colima = COLIMA_HOME || join(home, ".colima");
  return unique([
    ...(first ? [{ ...first, chosen: true }] : []),
    ...others,
    socket("Docker", DEFAULT_SOCKET),
    ...(XDG_RUNTIME_DIR ? [socket("rootless Docker", join(XDG_RUNTIME_DIR, "docker.sock"))] : []),
    ...(XDG_RUNTIME_DIR ? [socket("rootless Podman", join(XDG_RUNTIME_DIR, "podman", "podman.sock"))] : []),
    socket("Podman", "/run/podman/podman.sock"),
    socket("Podman machine", join(home, ".local/share/containers/podman/machine/podman.sock")),
    socket("Colima", join(colima, "default", "docker.sock")),
  ]);
}

function socket(origin: string, path: string): EnginePlace {
  return { origin, address: { kind: "socket", path } };
}

/** A socket that several name is asked once, under the first name. */
function unique(places: readonly EnginePlace[]): EnginePlace[] {
  const seen = new Set<string>();
  return places.filter(({ address }) => {
    const key = address.kind === "socket" ? address.path : address.named;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
