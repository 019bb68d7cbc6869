import { once } from "node:events";
import { createServer } from "node:net";

export interface WantedPort {
  readonly host: string;
  readonly port: number;
  /** Whether somebody asked for just this one. */
  readonly asked: boolean;
}

/** The port that was asked for; where none was, the usual one, or a free one if that is taken. */
export async function findHttpPort({ host, port, asked }: WantedPort): Promise<number> {
  return asked || (await isFree(host, port)) ? port : 0;
}

async function isFree(host: string, port: number): Promise<boolean> {
  const server = createServer().listen(port, host);
  try {
    await once(server, "listening");
    return true;
  } catch {
    return false;
  } finally {
    server.close();
  }
}
