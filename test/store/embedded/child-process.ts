import type { ChildProcess, SpawnOptions } from "node:child_process";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { z } from "zod";

const Started = z.object({ url: z.string(), pid: z.number(), firstStart: z.boolean() });
const Refused = z.object({ code: z.string(), message: z.string(), remedy: z.string() });

export interface Child {
  readonly process: ChildProcess;
  readonly ended: Promise<unknown>;
  /** The next line that it writes; empty when it ends first. */
  nextLine(): Promise<string>;
  say(word: string): void;
}

const children: ChildProcess[] = [];

/** Runs a script of this folder under this Node. */
export function runScript(script: string, args: readonly string[], options: SpawnOptions = {}): Child {
  const path = fileURLToPath(new URL(script, import.meta.url));
  return runCommand(process.execPath, [path, ...args], options);
}

export function runCommand(file: string, args: readonly string[], options: SpawnOptions = {}): Child {
  const child = spawn(file, args, { ...options, stdio: ["pipe", "pipe", "inherit"] });
  children.push(child);
  const { stdin, stdout } = child;
  if (stdin === null || stdout === null) throw new Error("The child has no pipes");
  const lines = linesOf(stdout);
  return {
    process: child,
    ended: once(child, "close"),
    nextLine: async () => (await lines.next()).value ?? "",
    say: (word) => stdin.write(`${word}\n`),
  };
}

/** What a database owner says first: the database, or why there is none. */
export async function started(owner: Child): Promise<z.infer<typeof Started>> {
  return Started.parse(JSON.parse(await owner.nextLine()));
}

export async function refused(owner: Child): Promise<z.infer<typeof Refused>> {
  return Refused.parse(JSON.parse(await owner.nextLine()));
}

/** Ends what a test left running. */
export function killChildren(): void {
  for (const child of children.splice(0)) child.kill("SIGKILL");
}

async function* linesOf(stream: NodeJS.ReadableStream): AsyncGenerator<string, undefined> {
  let rest = "";
  for await (const chunk of stream) {
    const lines = (rest + String(chunk)).split("\n");
    rest = lines.pop() ?? "";
    yield* lines;
  }
  return undefined;
}
