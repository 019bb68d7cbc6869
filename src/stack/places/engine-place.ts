/** A place where a container engine may listen. */
export interface EnginePlace {
  /** Who says so, such as `DOCKER_HOST` or `Podman`. */
  readonly origin: string;
  /** The path of a Unix socket, or what stands there instead. */
  readonly address: EngineAddress;
  /** Whether the user chose it: then it is used or refused, and no other in its place. */
  readonly chosen?: boolean;
}

export type EngineAddress =
  | { readonly kind: "socket"; readonly path: string }
  /** Something that is named, and that is not asked. */
  | { readonly kind: "other"; readonly named: string; readonly reason: string };

/** Reads a Docker host, such as `unix:///var/run/docker.sock`. */
export function addressOf(host: string): EngineAddress {
  const path = /^unix:\/\/(\/.+)$/.exec(host)?.[1];
  if (path !== undefined) return { kind: "socket", path };
  return { kind: "other", named: host, reason: "not asked, because it is no unix:// socket" };
}
