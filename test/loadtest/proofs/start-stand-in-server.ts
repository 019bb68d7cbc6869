import { fork } from "node:child_process";
import { on, once } from "node:events";
import { join } from "node:path";
import type { ServerOrder, ServerWord } from "./stand-in-server.ts";

export interface StandInServer {
  readonly url: string;
  /** How many requests have reached it. */
  requests(): Promise<number>;
  /** Makes it deaf for so long; gives how long it really was. */
  stall(milliseconds: number): Promise<number>;
  stop(): Promise<void>;
}

/** A real HTTP server in a process of its own that answers after so many milliseconds. */
export async function startStandInServer(holdMs = 0): Promise<StandInServer> {
  const child = fork(join(import.meta.dirname, "stand-in-server.ts"), [String(holdMs)], { execArgv: [] });
  const words = on(child, "message", { close: ["exit"] });

  async function nextWord(order?: ServerOrder): Promise<ServerWord> {
    if (order !== undefined) child.send(order);
    const { value } = await words.next();
    if (value === undefined) throw new Error(`The server ended with ${child.exitCode}.`);
    return value[0] as ServerWord;
  }

  const first = await nextWord();
  if (!("port" in first)) throw new Error("The server did not tell its port first.");
  return {
    url: `http://127.0.0.1:${first.port}/`,
    async requests() {
      const word = await nextWord("count");
      return "requests" in word ? word.requests : Number.NaN;
    },
    async stall(stallMs) {
      const word = await nextWord({ stallMs });
      return "stalledMs" in word ? word.stalledMs : Number.NaN;
    },
    async stop() {
      const exited = once(child, "exit");
      child.disconnect();
      await exited;
    },
  };
}
