import { millisecondsOf } from "../../faults/duration.ts";
import type { Connection, Connections } from "../socket-mode/connections.ts";
import type { FaultRule } from "./fault-plan.ts";

const SILENT_FOR = "30s";

/** Does to the WebSockets of an app what the rule says; nothing where it says nothing of them. */
export function strikeSockets(rule: FaultRule, connections: Connections): void {
  const strike = strikeOf(rule);
  if (strike === undefined) return;
  for (const connection of struckBy(rule, connections)) strike(connection);
}

/** The oldest one, unless all are meant. */
function struckBy(rule: FaultRule, connections: Connections): readonly Connection[] {
  const open = connections.all().filter((connection) => connection.takesEnvelopes());
  const isForAll = rule.fault === "outage" || ("connections" in rule && rule.connections === "all");
  return isForAll ? open : open.slice(0, 1);
}

function strikeOf(rule: FaultRule): ((connection: Connection) => void) | undefined {
  switch (rule.fault) {
    case "disconnect":
      return (connection) => connection.disconnect(rule.reason ?? "refresh_requested");
    case "socket_reset":
      return (connection) => connection.cut();
    case "half_open":
      return (connection) => connection.fallSilent(millisecondsOf(rule.for ?? SILENT_FOR));
    case "malformed_frame":
      return (connection) => connection.sendRaw('{"type":"events_api","envelope_id":');
    case "binary_frame":
      return (connection) => connection.sendRaw(Buffer.from([0xde, 0xad, 0xbe, 0xef]));
    case "outage":
      return (connection) => void connection.close();
    default:
      return undefined;
  }
}
