import { Agent, get } from "node:http";

export interface HttpAsker {
  /** Comes back when the whole answer is there; rejects when it is interrupted or the server fails. */
  ask(interrupted: AbortSignal): Promise<void>;
  stop(): void;
}

/** Asks over as many connections as it takes, kept open between questions. */
export function createHttpAsker(url: string): HttpAsker {
  const agent = new Agent({ keepAlive: true, maxFreeSockets: 1_024 });
  return {
    ask: (signal) =>
      new Promise((resolve, reject) => {
        get(url, { agent, signal }, (response) => {
          response.resume().once("end", resolve).once("error", reject);
        }).once("error", reject);
      }),
    stop: () => agent.destroy(),
  };
}
