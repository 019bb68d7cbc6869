import { once } from "node:events";
import { connect, createServer } from "node:net";

/** Whether nobody listens on a port of 127.0.0.1, and it may be listened on. */
export async function isFree(port: number): Promise<boolean> {
  // Some systems let two listen, on one address and on all: the second would take what is meant for the first.
  if (await answers(port)) return false;
  const server = createServer();
  try {
    server.listen(port, "127.0.0.1");
    await once(server, "listening");
    return true;
  } catch {
    return false;
  } finally {
    server.close();
  }
}

function answers(port: number): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const socket = connect({ port, host: "127.0.0.1" });
  socket.once("connect", () => resolve(true));
  socket.once("error", () => resolve(false));
  return promise.finally(() => socket.destroy());
}
