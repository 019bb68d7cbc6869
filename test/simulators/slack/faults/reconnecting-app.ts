/** An app that does as Bolt does, only that it reconnects sooner. Started by a test with the URL and the token. */
import { LogLevel, SocketModeClient } from "@slack/socket-mode";

const [, , slackApiUrl = "", appToken = ""] = process.argv;
const client = new SocketModeClient({
  appToken,
  logLevel: LogLevel.ERROR,
  clientPingTimeout: 200,
  clientOptions: { slackApiUrl },
});
await client.start();
