import { type Logger, LogLevel } from "@slack/bolt";
import type { Emit } from "../../core/events.ts";

/** Turns what Slack's SDK complains of into events; its chatter is dropped. */
export function createSlackLogger(emit: Emit): Logger {
  const report = (...message: unknown[]) =>
    emit({ type: "error_occurred", errorType: "slack_client", message: message.map(String).join(" ") });
  return {
    debug: () => {},
    info: () => {},
    warn: report,
    error: report,
    setLevel: () => {},
    getLevel: () => LogLevel.WARN,
    setName: () => {},
  };
}
