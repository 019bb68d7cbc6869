import { SocketModeReceiver } from "@slack/bolt";
import { expect, it, onTestFinished } from "vitest";
import { createSlackLogger } from "../../../../src/channels/slack/slack-logger.ts";
import { keepConnected } from "../../../../src/channels/slack/socket/keep-connected.ts";
import { startedWildSlack } from "../wild-slack.ts";

const SOON = { timeout: 20_000 };

async function keptConnection() {
  const slack = await startedWildSlack();
  const { client } = new SocketModeReceiver({
    appToken: slack.appToken,
    logger: createSlackLogger(() => {}),
    autoReconnectEnabled: false,
    installerOptions: { clientOptions: { slackApiUrl: slack.url } },
  });
  const faults: string[] = [];
  const connection = keepConnected(client, { onFault: (what) => faults.push(what), helloWithinMs: 300 });
  onTestFinished(() => connection.close());
  return { slack, connection, faults };
}

it("does not wait for ever for a hello", async () => {
  const { slack, connection } = await keptConnection();
  slack.fallSilent();
  await expect(connection.start()).rejects.toThrow("did not say hello within 0.3 s");
  expect(connection.isConnected()).toBe(false);
});

it("tries again where a hello does not come when it connects again", async () => {
  const { slack, connection, faults } = await keptConnection();
  await connection.start();
  slack.fallSilent();
  slack.leave("refresh_requested");
  await expect.poll(() => faults, SOON).toMatchObject([expect.stringContaining("did not say hello")]);
  slack.comeBack();
  await expect.poll(connection.isConnected, SOON).toBe(true);
  expect(connection.fault()).toBeUndefined();
});
