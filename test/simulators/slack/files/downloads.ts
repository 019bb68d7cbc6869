import type { SlackSimulator } from "../../../../src/simulators/slack/simulator.ts";
import { startedSimulator, webClient } from "../clients.ts";

export async function started() {
  const { slack } = await startedSimulator();
  return { slack, client: webClient(slack) };
}

/** As an app downloads it. */
export async function download(slack: SlackSimulator, url: string, token = slack.botToken) {
  const response = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
  const bytes = Buffer.from(await response.arrayBuffer());
  return { status: response.status, type: response.headers.get("content-type"), bytes };
}
