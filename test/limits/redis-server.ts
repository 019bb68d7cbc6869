import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { onTestFinished } from "vitest";
import { freePort } from "../free-port.ts";

export interface RedisServer {
  readonly url: string;
  /** Goes on taking connections, and answers nothing. */
  freeze(): void;
  /** Answers again, also what came meanwhile. */
  thaw(): void;
  end(): Promise<void>;
}

/** A redis-server of its own on a free port of 127.0.0.1, that ends with the test. */
export async function startedRedis(port?: number): Promise<RedisServer> {
  const folder = await mkdtemp(join(tmpdir(), "ledger-redis-"));
  const taken = port ?? (await freePort());
  const options = ["--port", String(taken), "--bind", "127.0.0.1", "--save", "", "--dir", folder];
  const server = spawn("redis-server", options, { stdio: ["ignore", "pipe", "inherit"] });
  onTestFinished(async () => {
    await end(server);
    await rm(folder, { recursive: true, force: true });
  });
  await ready(server);
  return {
    url: `redis://127.0.0.1:${taken}/0`,
    freeze: () => void server.kill("SIGSTOP"),
    thaw: () => void server.kill("SIGCONT"),
    end: () => end(server),
  };
}

async function ready({ stdout }: ChildProcess): Promise<void> {
  if (stdout === null) throw new Error("redis-server has no output.");
  const lines: string[] = [];
  for await (const line of createInterface({ input: stdout })) {
    if (line.includes("Ready to accept connections")) {
      stdout.resume();
      return;
    }
    lines.push(line);
  }
  throw new Error(`redis-server did not start:\n${lines.join("\n")}`);
}

async function end(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const exited = once(server, "exit");
  server.kill("SIGKILL");
  await exited;
}
