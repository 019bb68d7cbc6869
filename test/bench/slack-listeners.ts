import { LogLevel } from "@slack/bolt";
import { SocketModeClient } from "@slack/socket-mode";

// The SDK's own clients, which acknowledge and do nothing else.
const [slackApiUrl = "", appToken = "", connections] = process.argv.slice(2);
for (let opened = 0; opened < Number(connections); opened += 1) {
  const client = new SocketModeClient({ appToken, logLevel: LogLevel.ERROR, clientOptions: { slackApiUrl } });
  client.on("slack_event", ({ ack }) => ack());
  await client.start();
}
process.send?.("listening");
