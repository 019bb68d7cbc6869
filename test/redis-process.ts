import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

export interface RedisProcess {
  readonly url: string;
  /** Goes on taking connections, and answers nothing. */
  freeze(): void;
  /** Answers again, also what came meanwhile. */
  thaw(): void;
  end(): Promise<void>;
}

/** A redis-server on a port of 127.0.0.1 that keeps nothing. Resolves when it takes connections. */
export async function startRedis(port: number, folder: string): Promise<RedisProcess> {
  const options = ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--dir", folder];
  const server = spawn("redis-server", options, { stdio: ["ignore", "pipe", "inherit"] });
  const exited = once(server, "exit");
  const lines: string[] = [];
  for await (const line of createInterface({ input: server.stdout })) {
    lines.push(line);
    if (!line.includes("Ready to accept connections")) continue;
    server.stdout.resume();
    return {
      url: `redis://127.0.0.1:${port}/0`,
      freeze: () => void server.kill("SIGSTOP"),
      thaw: () => void server.kill("SIGCONT"),
      async end() {
        server.kill("SIGKILL");
        await exited;
      },
    };
  }
  throw new Error(`redis-server did not start:\n${lines.join("\n")}`);
}
