import { createHash } from "node:crypto";
import { once } from "node:events";
import { realpath, rm } from "node:fs/promises";
import { connect, createServer, type Server, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface Turn {
  /** Lets the next one at it. */
  release(): void;
}

export interface Taking {
  /** The engine's. */
  readonly socket: string;
  readonly stack: string;
  /** Who takes it, for those that have to wait. */
  readonly command: string;
  readonly say: (line: string) => void;
  readonly signal?: AbortSignal;
}

/**
 * Lets one process at a time change a stack, and waits for the one that does: two would make things twice, or make
 * what the other removes. Who has the turn listens on a socket, which the system closes however the process ends.
 */
export async function takeTurn({ socket, stack, command, say, signal }: Taking): Promise<Turn> {
  const address = addressOf(`${await realpath(socket)}\n${stack}`);
  for (;;) {
    const turn = await taken(address, `\`${command}\` (process ${process.pid})`);
    if (turn) return turn;
    await untilReleased(address, signal, (holder) =>
      say(`Waiting for ${holder}, which is at work on the stack ${stack}.`),
    );
    signal?.throwIfAborted();
  }
}

/** On Linux a name that no file stands for; elsewhere a file, which a process that was killed leaves behind. */
function addressOf(what: string): string {
  const name = `ledger-stack-${createHash("sha256").update(what).digest("hex").slice(0, 16)}`;
  return process.platform === "linux" ? `\0${name}` : join(tmpdir(), `${name}.sock`);
}

async function taken(address: string, holder: string): Promise<Turn | undefined> {
  const waiting = new Set<Socket>();
  const server = createServer((socket) => {
    waiting.add(socket);
    socket.on("error", () => {});
    socket.write(holder);
  });
  if (!(await listens(server, address))) return undefined;
  // It keeps nobody's process alive.
  server.unref();
  return {
    release() {
      server.close();
      for (const socket of waiting) socket.destroy();
    },
  };
}

async function listens(server: Server, address: string): Promise<boolean> {
  try {
    server.listen(address);
    await once(server, "listening");
    return true;
  } catch (error) {
    if (codeOf(error) === "EADDRINUSE") return false;
    throw error;
  }
}

async function untilReleased(
  address: string,
  signal: AbortSignal | undefined,
  tell: (holder: string) => void,
): Promise<void> {
  const socket = connect({ path: address, ...(signal && { signal }) });
  socket.once("data", (holder) => tell(String(holder)));
  const left = new Promise<boolean>((resolve) =>
    socket.once("error", (error) => resolve(codeOf(error) === "ECONNREFUSED")),
  );
  const closed = new Promise<false>((resolve) => socket.once("close", () => resolve(false)));
  if ((await Promise.race([left, closed])) && !address.startsWith("\0")) await rm(address, { force: true });
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : undefined;
}
