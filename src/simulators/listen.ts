import { once } from "node:events";
import type { Server } from "node:http";
import { LedgerError } from "../core/errors.ts";

/**
 * Listens on 127.0.0.1 and returns the port; 0 asks for a free one. `who` listens, for the message.
 *
 * @throws LedgerError PORT_IN_USE where another program has the port.
 */
export async function listen(server: Server, port: number, who = "The simulated Slack"): Promise<number> {
  server.listen(port, "127.0.0.1");
  try {
    await once(server, "listening");
  } catch (fault) {
    throw isPortInUse(fault) ? portInUse(who, port, fault) : fault;
  }
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  return address.port;
}

function isPortInUse(fault: unknown): boolean {
  return fault instanceof Error && "code" in fault && fault.code === "EADDRINUSE";
}

function portInUse(who: string, port: number, cause: unknown): LedgerError {
  return new LedgerError(
    "PORT_IN_USE",
    `${who} cannot listen on 127.0.0.1:${port}: another program has this port.`,
    `Stop the program that listens on port ${port}, or choose another port (0 takes a free one).`,
    cause,
  );
}
