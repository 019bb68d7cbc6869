import type { SocketModeReceiver } from "@slack/bolt";
import { reasonOf } from "../../../core/errors.ts";
import { readFrame } from "./read-frame.ts";

export type SocketModeClient = SocketModeReceiver["client"];

export interface FrameGuard {
  /** While it says so, nothing more is taken: what is not acknowledged comes again, to another connection. */
  readonly isClosing: () => boolean;
  /** Slack asks the client to go, and says why. */
  readonly onDisconnect: (reason: string) => void;
  readonly onFault: (what: string) => void;
}

/**
 * Lets the client see only frames that it can take. Its listener is asynchronous and nobody waits for it, so that
 * whatever it throws ends the process; and it emits events under the names that Slack sends, its own among them.
 * Observed in @slack/socket-mode 3.1.0: `app_rate_limited`, which has no inner event, ended the process.
 */
export function guardFrames(
  client: SocketModeClient,
  { isClosing, onDisconnect, onFault }: FrameGuard,
): void {
  const listeners = client.listeners("ws_message");
  const isOwnName = (name: string) => client.listenerCount(name) > 0;
  client.removeAllListeners("ws_message");
  client.on("ws_message", (data: unknown, isBinary: boolean) => {
    if (isClosing()) return;
    const read = readFrame(data, isBinary, isOwnName);
    if ("fault" in read) return onFault(read.fault);
    if (read.disconnect !== undefined) onDisconnect(read.disconnect);
    for (const listener of listeners) {
      void Promise.resolve(listener(read.text, false)).catch((error: unknown) => onFault(reasonOf(error)));
    }
  });
}
