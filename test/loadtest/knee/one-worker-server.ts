import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What the server tells: first its port, then, when it is asked, what it measured of itself. */
export type WorkerWord = { readonly port: number } | { readonly worked: number; readonly workedMs: number };

// A server in a process of its own: `node one-worker-server.ts SERVICE_MS` works on one request after the other, each
// for so long, so that its capacity is 1 / service. When an answer is due stands in a plan that a late timer does not
// move, so that the capacity is the same on a machine that is busy.
const serviceMs = Number(process.argv[2]);
let [freeAt, lastAnsweredAt] = [0, 0];
let [worked, workedMs] = [0, 0];

const server = createServer((_, response) => {
  const arrivedAt = performance.now();
  freeAt = Math.max(arrivedAt, freeAt) + serviceMs;
  setTimeout(() => answer(response, arrivedAt), freeAt - arrivedAt);
});
server.keepAliveTimeout = 60_000;
server.listen(0, "127.0.0.1", 511, () => tell({ port: (server.address() as AddressInfo).port }));

process.on("message", () => tell({ worked, workedMs }));
// It never outlives the one who started it.
process.on("disconnect", () => process.exit());

/** Measured is the work on those that had to wait: it began when the one before was answered. */
function answer(response: ServerResponse, arrivedAt: number): void {
  const answeredAt = performance.now();
  response.end("ok");
  if (arrivedAt < lastAnsweredAt) {
    worked += 1;
    workedMs += answeredAt - lastAnsweredAt;
  }
  lastAnsweredAt = answeredAt;
}

function tell(word: WorkerWord): void {
  process.send?.(word);
}
