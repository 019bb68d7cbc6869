import { expect, it } from "vitest";
import { generateSeed } from "../../../../src/simulators/slack/seed/generate-seed.ts";
import { startedSimulator, webClient } from "../clients.ts";

const SEED = generateSeed({ people: 1, channels: 2 });
const USER = SEED.workspaces[0]?.people[0]?.id ?? "";
const [ONE = "", OTHER = ""] = SEED.workspaces[0]?.channels.map(({ id }) => id) ?? [];

it("forgets the oldest messages of all channels first, a thread with its parent", async () => {
  const { slack } = await startedSimulator({ seed: SEED, keepMessages: 5 });
  const post = (channel: string, text: string, thread_ts?: string) =>
    slack.post({ user: USER, channel, text, ...(thread_ts !== undefined && { thread_ts }) }).ts;
  const parent = post(ONE, "1");
  post(OTHER, "2");
  post(ONE, "3");
  post(ONE, "1.1", parent);
  post(ONE, "4");
  expect(await textsIn(ONE)).toEqual(["4", "3", "1"]);

  post(OTHER, "5");
  expect(await textsIn(ONE)).toEqual(["4", "3"]);
  expect(slack.thread(ONE, parent)).toEqual([]);
  expect(await textsIn(OTHER)).toEqual(["5", "2"]);

  for (const text of ["6", "7", "8"]) post(ONE, text);
  expect(await textsIn(OTHER)).toEqual(["5"]);
  expect(await textsIn(ONE)).toEqual(["8", "7", "6", "4"]);

  async function textsIn(channel: string) {
    const { messages = [] } = await webClient(slack).conversations.history({ channel });
    return messages.map(({ text }) => text);
  }
});
