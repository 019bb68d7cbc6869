import type { Server, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";

/** The responses that a server has begun and not ended. */
export interface OpenResponses {
  on(socket: Duplex): ServerResponse | undefined;
  /** Comes back when there is none, or when the time is up. */
  ended(withinMs: number): Promise<void>;
}

export function followResponses(server: Server): OpenResponses {
  const open = new Set<ServerResponse>();
  let onEnd = () => {};
  server.on("request", (_request, response) => {
    open.add(response);
    response.once("close", () => {
      open.delete(response);
      onEnd();
    });
  });
  return {
    on: (socket) => [...open].find((response) => response.socket === socket),
    async ended(withinMs) {
      const { promise, resolve } = Promise.withResolvers<void>();
      onEnd = () => void (open.size === 0 && resolve());
      onEnd();
      const timeUp = setTimeout(resolve, withinMs);
      await promise;
      clearTimeout(timeUp);
    },
  };
}
