import { App, LogLevel } from "@slack/bolt";
import { WebClient } from "@slack/web-api";
import { expect, it, onTestFinished } from "vitest";
import { generateSeed } from "../../../../src/simulators/slack/seed/generate-seed.ts";
import type { SlackSeed } from "../../../../src/simulators/slack/seed/seed.ts";
import type { SlackSimulator } from "../../../../src/simulators/slack/simulator.ts";
import { rawSocket, startedSimulator } from "../clients.ts";

const SEED = generateSeed({ workspaces: 2, people: 2, channels: 2, apps: 2 });

it("gives an event to each app that is in the workspace and in the channel, and to no other", async () => {
  const [first, second] = SEED.apps.map(({ id }) => id);
  // The second app is in the first workspace only, and there not in the second channel.
  const seed = withoutApp(SEED, second ?? "", 1);
  const { slack } = await startedSimulator({ seed });
  const sockets = [
    await rawSocket(slack, await urlOf(slack, first)),
    await rawSocket(slack, await urlOf(slack, second)),
  ];
  const [here, there] = seed.workspaces.map((workspace) => workspace);
  slack.post({ user: person(here), channel: channel(here, 0), text: "both" });
  slack.post({ user: person(here), channel: channel(here, 1), text: "first only" });
  slack.post({ user: person(there), channel: channel(there, 0), text: "first, elsewhere" });
  await expect.poll(() => sockets.flatMap((socket) => socket.envelopes())).toHaveLength(4);
  const heard = sockets.map((socket) =>
    socket.envelopes().map(({ payload }) => [payload.event.team, payload.event.text]),
  );
  const [team, other] = seed.workspaces.map((workspace) => workspace.team.id);
  expect(heard).toEqual([
    [
      [team, "both"],
      [team, "first only"],
      [other, "first, elsewhere"],
    ],
    [[team, "both"]],
  ]);
});

it("serves one Bolt app in two workspaces at once, which authorizes each event with its own token", async () => {
  const [app] = SEED.apps;
  const { slack } = await startedSimulator({ seed: SEED });
  const bolt = new App({
    appToken: slack.app(app?.id ?? "").appToken,
    socketMode: true,
    logLevel: LogLevel.ERROR,
    clientOptions: { slackApiUrl: slack.url },
    authorize: async ({ teamId }) => {
      const { botToken, botUserId } = slack.app(app?.id ?? "", teamId);
      return { botToken, botUserId };
    },
  });
  bolt.message("where am I", async ({ say, context }) => {
    await say(`In ${context.teamId}.`);
  });
  await bolt.start();
  onTestFinished(async () => {
    await bolt.stop();
  });
  for (const workspace of SEED.workspaces) {
    slack.post({ user: person(workspace), channel: channel(workspace, 0), text: "where am I?" });
  }
  for (const workspace of SEED.workspaces) {
    const { botToken } = slack.app(app?.id ?? "", workspace.team.id);
    const client = new WebClient(botToken, { slackApiUrl: slack.url, logLevel: LogLevel.ERROR });
    const texts = async () => {
      const { messages = [] } = await client.conversations.history({ channel: channel(workspace, 0) });
      return messages.map(({ text }) => text);
    };
    await expect.poll(texts).toEqual([`In ${workspace.team.id}.`, "where am I?"]);
  }
});

it("opens with an app token only the sockets of its own app", async () => {
  const [first, second] = SEED.apps.map(({ id }) => id);
  const { slack } = await startedSimulator({ seed: SEED });
  const socket = await rawSocket(slack, await urlOf(slack, first));
  expect(socket.frames).toMatchObject([{ type: "hello", connection_info: { app_id: first } }]);
  expect([first, second].map((id) => slack.app(id ?? "").connections())).toEqual([1, 0]);
});

type Workspace = SlackSeed["workspaces"][number] | undefined;

const person = (workspace: Workspace) => workspace?.people[0]?.id ?? "";
const channel = (workspace: Workspace, index: number) => workspace?.channels[index]?.id ?? "";

async function urlOf(slack: SlackSimulator, app = ""): Promise<string> {
  const client = new WebClient(slack.app(app).appToken, { slackApiUrl: slack.url, logLevel: LogLevel.ERROR });
  const { url = "" } = await client.apps.connections.open({});
  return url;
}

/** The app is in the first workspace only, and there not in the channel with the index. */
function withoutApp(seed: SlackSeed, id: string, index: number): SlackSeed {
  const apps = seed.apps.map((app) =>
    app.id === id ? { ...app, installations: app.installations.slice(0, 1) } : app,
  );
  const bots = new Set(
    seed.apps.find((app) => app.id === id)?.installations.map(({ botUserId }) => botUserId),
  );
  const workspaces = seed.workspaces.map((workspace, number) => ({
    ...workspace,
    channels: workspace.channels.map((each, at) =>
      number > 0 || at === index
        ? { ...each, members: each.members.filter((member) => !bots.has(member)) }
        : each,
    ),
  }));
  return { workspaces, apps };
}
