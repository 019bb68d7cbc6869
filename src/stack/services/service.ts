/** One service of the stack, as plain data: the containers, the compose file and the status are derived from it. */
export interface Service {
  /** Its name in the stack's network, and the end of its container's name. */
  readonly name: string;
  /** What a person calls it. */
  readonly title: string;
  /** `name:tag@sha256:…`: the digest decides, the tag is for people. */
  readonly image: string;
  /** Handed to the image's entrypoint; its own command if not given. PUBLISHED_PORT in it is the port on this machine. */
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly files?: readonly ServiceFiles[];
  /** The path in the container that outlives it. */
  readonly keeps?: string;
  readonly port: ServicePort;
  readonly probe: Probe;
  /** How long it may take from its start until its probe succeeds. */
  readonly deadlineSeconds: number;
  /** What must be ready before it starts. */
  readonly needs: readonly string[];
  /** The names under which it reaches this machine. */
  readonly hostNames?: readonly string[];
  /** Where its version is read: the first group of the pattern, in what the question answers. */
  readonly version: { readonly of: Probe; readonly pattern: RegExp };
}

/** Stands for a port that is found only when the container is made. */
export const PUBLISHED_PORT = "PUBLISHED_PORT";

/** Files of compose/ that stand in the container. */
export interface ServiceFiles {
  /** A file or a folder, from compose/. */
  readonly from: string;
  /** Its absolute path in the container. */
  readonly at: string;
}

export interface ServicePort {
  readonly inside: number;
  /** On 127.0.0.1 of this machine, unless somebody has it. */
  readonly wished: number;
  /** Before its address in what is shown, such as `http://`. */
  readonly scheme: string;
}

/** How a service is asked whether it serves. */
export type Probe =
  /** Runs in the container; 0 is well. */
  | { readonly kind: "command"; readonly command: readonly string[] }
  /** Asked from this machine, at its port; 200 is well. `inImage`: whether the image has a wget, for compose. */
  | { readonly kind: "http"; readonly path: string; readonly inImage?: boolean };
