import type { WebSocket } from "ws";
import type { Scheduler } from "../../clock/scheduler.ts";
import type { ConnectionSettings } from "./connection-settings.ts";
import type { Connection } from "./connections.ts";

/**
 * Ends the connection when its life is over: a warning first, where there is time for one, then
 * `refresh_requested`. `life` is in seconds.
 */
export function limitLife(
  connection: Connection,
  socket: WebSocket,
  life: number,
  { warning }: Pick<ConnectionSettings, "warning">,
  clock: Scheduler,
): void {
  const warns = warning > 0 && warning < life;
  const cancel = warns
    ? clock.after((life - warning) * 1_000, () => connection.disconnect("warning"))
    : clock.after(life * 1_000, () => connection.disconnect("refresh_requested"));
  socket.once("close", cancel);
}

/** Pings every so many seconds as long as the WebSocket is open. */
export function pingRegularly(socket: WebSocket, seconds: number, clock: Scheduler): void {
  if (seconds === 0) return;
  const ping = () => {
    socket.ping();
    cancel = clock.after(seconds * 1_000, ping);
  };
  let cancel = clock.after(seconds * 1_000, ping);
  socket.once("close", () => cancel());
}
