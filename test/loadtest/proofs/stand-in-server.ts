import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** What the parent asks of the server. */
export type ServerOrder = { readonly stallMs: number } | "count";

/** What the server tells. */
export type ServerWord =
  | { readonly port: number }
  /** How long the stall really was. */
  | { readonly stalledMs: number }
  | { readonly requests: number };

// A server in a process of its own: `node stand-in-server.ts HOLD_MS` answers each request after so long.
const holdMs = Number(process.argv[2] ?? 0);
let requests = 0;

const server = createServer((_, response) => {
  requests += 1;
  if (holdMs === 0) response.end("ok");
  else setTimeout(() => response.end("ok"), holdMs);
});
server.keepAliveTimeout = 60_000;
server.listen(0, "127.0.0.1", 511, () => tell({ port: (server.address() as AddressInfo).port }));

process.on("message", (order: ServerOrder) => {
  if (order === "count") tell({ requests });
  else tell({ stalledMs: stall(order.stallMs) });
});
// It never outlives the one who started it.
process.on("disconnect", () => process.exit());

/** Nothing is read and nothing answered meanwhile, as in a long collection of garbage. */
function stall(milliseconds: number): number {
  const beganAt = performance.now();
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
  return performance.now() - beganAt;
}

function tell(word: ServerWord): void {
  process.send?.(word);
}
