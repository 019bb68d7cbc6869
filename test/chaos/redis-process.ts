import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

export interface RedisProcess {
  end(): Promise<void>;
}

/** A redis-server on a port of 127.0.0.1 that keeps nothing. Resolves when it takes connections. */
export async function startRedis(port: number, folder: string): Promise<RedisProcess> {
  const options = ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--dir", folder];
  const server = spawn("redis-server", options, { stdio: ["ignore", "pipe", "inherit"] });
  const exited = once(server, "exit");
  for await (const line of createInterface({ input: server.stdout })) {
    if (!line.includes("Ready to accept connections")) continue;
    server.stdout.resume();
    return {
      async end() {
        server.kill("SIGKILL");
        await exited;
      },
    };
  }
  throw new Error("redis-server ended before it was ready.");
}
