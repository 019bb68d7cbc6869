import { Socket } from "node:net";
import { LedgerError } from "../../core/errors.ts";

export interface NetworkBlock {
  /** The connections that were wanted, each once. */
  readonly attempts: () => readonly LedgerError[];
  release(): void;
}

/** Whether a connection may be made all the same, such as one to a simulator of this process. */
export type MayConnect = (target: { readonly host: string; readonly port: number }) => boolean;

/**
 * Refuses every new connection of this process over TCP, TLS or a Unix socket until it is released. All of Node's
 * clients (fetch, http, https, tls, undici and what is built on them) connect through this one method. Connections that
 * stand already go on, and so do datagrams and other processes.
 */
export function blockNetwork(mayConnect: MayConnect = () => false): NetworkBlock {
  const original = Socket.prototype.connect;
  const attempts = new Map<string, LedgerError>();
  function connect(this: Socket, ...args: unknown[]): Socket {
    const target = targetOf(args);
    if (target.path === undefined && mayConnect(target)) return Reflect.apply(original, this, args);
    const where = target.path ?? `${target.host}:${target.port}`;
    const error = networkBlocked(where, whoWants(new Error().stack ?? ""));
    if (!attempts.has(where)) attempts.set(where, error);
    process.nextTick(() => this.destroy(error));
    return this;
  }
  Socket.prototype.connect = connect as typeof original;
  return {
    attempts: () => [...attempts.values()],
    release() {
      if (Socket.prototype.connect === (connect as typeof original)) Socket.prototype.connect = original;
    },
  };
}

export function networkBlocked(where: string, who?: string): LedgerError {
  const asker = who === undefined ? "Something" : who;
  return new LedgerError(
    "NETWORK_BLOCKED",
    `${asker} wanted to connect to ${where}, and a replay of cassettes has no network.`,
    "Leave out the setting that names it, or use --mode live to allow connections.",
  );
}

interface Target {
  readonly host: string;
  readonly port: number;
  readonly path?: string | undefined;
}

/** As `net.connect` takes it: options, a port and a host, or a path; Node's own callers give a list with one of these. */
function targetOf(args: readonly unknown[]): Target {
  const [first, second] = args;
  if (Array.isArray(first)) return targetOf(first);
  if (typeof first === "object" && first !== null) {
    const { host, port, path } = first as { host?: unknown; port?: unknown; path?: unknown };
    return {
      host: String(host ?? "localhost"),
      port: Number(port),
      path: path == null ? undefined : String(path),
    };
  }
  if (typeof first === "string" && !/^\d+$/.test(first)) return { host: "", port: 0, path: first };
  return { host: typeof second === "string" ? second : "localhost", port: Number(first) };
}

/** The package that asked, where the stack tells one. */
function whoWants(stack: string): string | undefined {
  return /node_modules[\\/]((?:@[\w.-]+[\\/])?[\w.-]+)/.exec(stack)?.[1]?.replaceAll("\\", "/");
}
