import { spawn } from "node:child_process";
import type { Declared } from "./declaration.ts";

/** The system's git, in one bare repository of its own. */
export interface Git {
  /** Gives what it writes. @throws Error with the last line of what it says */
  run(args: readonly string[]): Promise<Buffer>;
  /** The contents of these objects, in their order. */
  readBlobs(objects: readonly string[]): Promise<readonly Buffer[]>;
}

/** Runs nothing of the repository's, asks nobody for a password, and goes nowhere but where it was sent. */
const CONFIG = [
  "core.hooksPath=/dev/null",
  "http.followRedirects=false",
  "credential.interactive=false",
  "gc.auto=0",
  "core.fsmonitor=false",
];

export function openGit(folder: string, { git: address, token }: Declared<"git">, signal: AbortSignal): Git {
  const settings = CONFIG.flatMap((setting) => ["-c", setting]);
  const env = environmentOf(address, token);
  const run = (args: readonly string[], input?: string) =>
    runGit(["-C", folder, ...settings, ...args], env, signal, input);
  return {
    run: (args) => run(args),
    async readBlobs(objects) {
      return objects.length === 0
        ? []
        : blobsOf(await run(["cat-file", "--batch"], `${objects.join("\n")}\n`));
    },
  };
}

function environmentOf(address: string, token: string | undefined): NodeJS.ProcessEnv {
  // A git that this process was started by would have its own repository in these.
  const inherited = Object.entries(process.env).filter(
    ([name]) =>
      !/^GIT_(?:DIR|WORK_TREE|INDEX_FILE|OBJECT_DIRECTORY|CONFIG_(?:COUNT|KEY_|VALUE_|PARAMETERS).*)$/.test(
        name,
      ),
  );
  return {
    ...Object.fromEntries(inherited),
    LC_ALL: "C",
    GIT_TERMINAL_PROMPT: "0",
    GIT_ASKPASS: "true",
    GIT_ALLOW_PROTOCOL: "file:https:ssh",
    GIT_SSH_COMMAND: process.env.GIT_SSH_COMMAND ?? "ssh -o BatchMode=yes -o ConnectTimeout=10",
    ...(token !== undefined && headerOf(address, token)),
  };
}

/** In the environment, because other users of the machine can read a command line. */
function headerOf(address: string, token: string): NodeJS.ProcessEnv {
  const basic = Buffer.from(`x-access-token:${token}`).toString("base64");
  return {
    GIT_CONFIG_COUNT: "1",
    GIT_CONFIG_KEY_0: `http.${address}.extraHeader`,
    GIT_CONFIG_VALUE_0: `Authorization: Basic ${basic}`,
  };
}

function runGit(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  signal: AbortSignal,
  input = "",
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    // A group of its own, so that what git starts ends with it.
    const child = spawn("git", args, { env, detached: true, stdio: ["pipe", "pipe", "pipe"] });
    const written: Buffer[] = [];
    let said = "";
    const kill = () => endGroup(child.pid);
    signal.addEventListener("abort", kill, { once: true });
    child.stdout.on("data", (chunk: Buffer) => written.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => {
      said = (said + chunk).slice(-MAX_SAID);
    });
    child.stdin.on("error", () => {});
    child.stdin.end(input);
    child.once("error", (error) =>
      reject(new Error(`git cannot be run: ${error.message}`, { cause: error })),
    );
    child.once("close", (code) => {
      signal.removeEventListener("abort", kill);
      if (signal.aborted) reject(signal.reason);
      else if (code === 0) resolve(Buffer.concat(written));
      else reject(new Error(`git says: ${lastLine(said) || `exit code ${code}`}`));
    });
  });
}

const MAX_SAID = 4_000;

function lastLine(said: string): string {
  const lines = said.trim().split("\n");
  return lines.find((line) => line.startsWith("fatal:") || line.startsWith("error:")) ?? lines.at(-1) ?? "";
}

function endGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // It has ended by itself.
  }
}

/** Parts what `cat-file --batch` writes: for each object a line with its size, its bytes and an end of line. */
function blobsOf(batch: Buffer): Buffer[] {
  const blobs: Buffer[] = [];
  for (let at = 0; at < batch.length; ) {
    const end = batch.indexOf(10, at);
    const size = Number(batch.toString("latin1", at, end).split(" ")[2]);
    if (end < 0 || !Number.isInteger(size)) throw new Error("git gave an object that cannot be read");
    blobs.push(batch.subarray(end + 1, end + 1 + size));
    at = end + 1 + size + 1;
  }
  return blobs;
}
