import { spawn } from "node:child_process";
import { once } from "node:events";
import type { Held } from "./held.ts";

/** Another process that ends what this one has started, should this one be killed. */
export interface Leash {
  /** Comes back when it is free again, which it must be before its id can be another's. */
  hold(held: Held): () => void;
  /** Lets it end; what is held by then is ended by it. */
  stop(): Promise<void>;
}

export interface LeashOptions {
  /** The program, by `processFile`. */
  readonly file: string;
  readonly env: Readonly<Record<string, string>>;
}

export function startLeash({ file, env }: LeashOptions): Leash {
  const child = spawn(process.execPath, [file], {
    env: { ...env },
    // Whoever kills the generator's group is not to kill the leash with it.
    detached: true,
    stdio: ["pipe", "ignore", "ignore"],
  });
  const gone = once(child, "exit").catch(() => {});
  // Without it a run is as good, only not ended by anybody else.
  child.stdin.on("error", () => {});
  const tell = (line: object) => void child.stdin.write(`${JSON.stringify(line)}\n`);
  return {
    hold(held) {
      tell({ hold: held });
      return () => tell({ free: held });
    },
    async stop() {
      child.stdin.end();
      await gone;
    },
  };
}
