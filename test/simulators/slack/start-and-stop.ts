import { once } from "node:events";
import { WebSocket } from "ws";
import { startSlackSimulator } from "../../../src/simulators/slack/simulator.ts";

// Stops while a socket is open, an event waits for its acknowledgement and an HTTP connection is kept.
const slack = await startSlackSimulator();
const opened = await fetch(`${slack.url}apps.connections.open`, {
  method: "POST",
  headers: { authorization: `Bearer ${slack.appToken}` },
});
const { url } = (await opened.json()) as { url: string };
const socket = new WebSocket(url);
await once(socket, "message");
slack.post({ user: "U0ANA000001", channel: "C0LEDGERHLP", text: "hi" });
await Promise.all([once(socket, "close"), slack.stop()]);
const left = process.getActiveResourcesInfo().filter((name) => /TCP|Timeout/.test(name));
process.stdout.write(JSON.stringify({ stopped: true, left }));
