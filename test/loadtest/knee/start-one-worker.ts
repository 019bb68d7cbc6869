import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { WorkerWord } from "./one-worker-server.ts";

export interface OneWorker {
  readonly url: string;
  /** Requests per second, by the time that its worker really took for each so far. */
  capacity(): Promise<number>;
  stop(): Promise<void>;
}

/** A real HTTP server of one worker in a process of its own. */
export async function startOneWorker(serviceMs: number): Promise<OneWorker> {
  const child = fork(join(import.meta.dirname, "one-worker-server.ts"), [String(serviceMs)], {
    execArgv: [],
  });
  const nextWord = async () => (await once(child, "message"))[0] as WorkerWord;
  const first = await nextWord();
  if (!("port" in first)) throw new Error("The server did not tell its port first.");
  return {
    url: `http://127.0.0.1:${first.port}/`,
    async capacity() {
      const word = nextWord();
      child.send("tell");
      const told = await word;
      return "worked" in told ? (told.worked * 1_000) / told.workedMs : Number.NaN;
    },
    async stop() {
      const exited = once(child, "exit");
      child.disconnect();
      await exited;
    },
  };
}
