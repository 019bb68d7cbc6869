import type { PullProgress } from "./pull-progress.ts";

/** What the stack asks of a container engine. Everything rejects with a LedgerError that says what it was doing. */
export interface ContainerEngine {
  /** The same engine, of which all that is asked ends at the signal, and rejects with its reason. */
  until(signal: AbortSignal): ContainerEngine;
  /** Every container of this engine, also those that do not run and those of others. */
  containers(): Promise<readonly FoundContainer[]>;
  /** One container, if it is still there. */
  container(id: string): Promise<FoundContainer | undefined>;
  /** The address under which containers reach the machine that they run on, where the engine has such a one. */
  gateway(): Promise<string | undefined>;
  networks(): Promise<readonly FoundNetwork[]>;
  volumes(): Promise<readonly FoundThing[]>;

  hasImage(image: string): Promise<boolean>;
  pullImage(image: string, signal: AbortSignal, onProgress: (progress: PullProgress) => void): Promise<void>;

  createNetwork(name: string, labels: Labels): Promise<void>;
  createVolume(name: string, labels: Labels): Promise<void>;
  /** Creates a container, puts its files in and starts it. */
  run(container: NewContainer): Promise<void>;
  start(id: string): Promise<void>;
  stop(id: string): Promise<void>;
  removeContainer(id: string): Promise<void>;
  /** By its id, or its name where only one has it. */
  removeNetwork(network: string): Promise<void>;
  removeVolume(name: string): Promise<void>;

  exec(id: string, command: readonly string[], signal: AbortSignal): Promise<ExecResult>;
  /** The last lines of both outputs, oldest first. */
  lastLines(id: string, count: number): Promise<readonly string[]>;
  /** Those lines, with their moments. */
  logLines(id: string, count: number): Promise<readonly LogLine[]>;
  /** Hands every line over as it comes; resolves when the container has ended, or at the signal. */
  followLines(
    id: string,
    from: LogStart,
    onLine: (line: LogLine) => void,
    signal: AbortSignal,
  ): Promise<void>;
  /** Bytes in use, without the cache of files; undefined where the engine cannot tell. */
  memory(id: string): Promise<number | undefined>;
}

export interface LogLine {
  /** When it was written, as the engine has it: RFC 3339 in UTC, to the nanosecond. */
  readonly at: string;
  readonly text: string;
}

export interface LogStart {
  /** Lines to begin with. */
  readonly tail: number | "all";
  /** Only what was written after this moment, as a line has it. */
  readonly after?: string | undefined;
}

export type Labels = Readonly<Record<string, string>>;

export interface FoundThing {
  readonly name: string;
  readonly labels: Labels;
}

/** Two networks may have one name. */
export interface FoundNetwork extends FoundThing {
  readonly id: string;
}

export interface FoundContainer extends FoundThing {
  readonly id: string;
  readonly image: string;
  readonly state: ContainerState;
  /** By the port in the container: the one on this machine. Also of one that does not run. */
  readonly ports: ReadonlyMap<number, number>;
  /** Of one that has run. */
  readonly startedAt: Date | undefined;
  /** Of one that has ended. */
  readonly exitCode: number | undefined;
  readonly outOfMemory: boolean;
  /** Why the engine could not start it, in its own words. */
  readonly error: string | undefined;
  /** The networks that it is in: their ids, and with Podman their names. Also of one that does not run. */
  readonly networks: readonly string[];
}

export type ContainerState = "created" | "running" | "paused" | "restarting" | "removing" | "exited" | "dead";

export interface NewContainer {
  readonly name: string;
  readonly image: string;
  readonly command: readonly string[] | undefined;
  readonly environment: Readonly<Record<string, string>>;
  readonly labels: Labels;
  readonly network: string;
  /** Its name in the network. */
  readonly alias: string;
  /** Names that lead to this machine. */
  readonly hostNames: readonly string[];
  readonly files: readonly ContainerFile[];
  readonly volume: { readonly name: string; readonly at: string } | undefined;
  readonly port: { readonly inside: number; readonly outside: number };
}

export interface ContainerFile {
  readonly at: string;
  readonly text: string;
}

export interface ExecResult {
  readonly code: number;
  readonly output: string;
}
