import { expect, it } from "vitest";
import { generateSeed } from "../../../../src/simulators/slack/seed/generate-seed.ts";
import { startedSimulator, webClient } from "../clients.ts";

it("has as much of everything as was asked for, each with an id of its own and of Slack's form", () => {
  const seed = generateSeed({ workspaces: 3, people: 40, channels: 5, apps: 2 });
  expect(seed.workspaces.map(({ people, channels }) => [people.length, channels.length])).toEqual([
    [40, 5],
    [40, 5],
    [40, 5],
  ]);
  const ids = [
    ...seed.workspaces.flatMap(({ team, people, channels }) =>
      [team, ...people, ...channels].map(({ id }) => id),
    ),
    ...seed.apps.flatMap(({ id, installations }) => [
      id,
      ...installations.flatMap(({ botId, botUserId }) => [botId, botUserId]),
    ]),
  ];
  expect(new Set(ids).size).toBe(3 * (1 + 40 + 5) + 2 * (1 + 3 * 2));
  for (const id of ids) expect(id).toMatch(/^[TUCAB][A-Z0-9]{10}$/);
});

it("is the same each time", () => {
  const size = { workspaces: 2, people: 5, channels: 2, apps: 2 };
  expect(generateSeed(size)).toEqual(generateSeed(size));
});

it("starts a simulator in which every app is in every workspace and channel", async () => {
  const seed = generateSeed({ workspaces: 2, people: 3, channels: 2, apps: 2 });
  const { slack } = await startedSimulator({ seed });
  for (const app of seed.apps) {
    for (const { team } of seed.workspaces) {
      const { botToken } = slack.app(app.id, team.id);
      const { channels = [] } = await webClient(slack, botToken).conversations.list();
      expect(channels.map(({ is_member, num_members }) => [is_member, num_members])).toEqual([
        [true, 5],
        [true, 5],
      ]);
    }
  }
});
