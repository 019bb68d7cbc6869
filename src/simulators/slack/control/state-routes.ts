import { z } from "zod";
import type { Workspace } from "../workspace/workspace.ts";
import type { Control } from "./control.ts";
import { type ControlRoute, get } from "./control-route.ts";
import { pageOfChannel, pageOfThread } from "./page-of-messages.ts";
import { visibleIn } from "./visible-in.ts";

const LARGEST_PAGE = 1000;
const limit = z.coerce.number().int().min(1).max(LARGEST_PAGE).default(100);
const user = z.string().optional();

/** What is there. With a `user` it is what this person sees; without one it is all. */
export const STATE_ROUTES: readonly ControlRoute[] = [
  get("settings", {
    does: "The URL and the tokens of each app, for its environment. They are no secrets: they open nothing else.",
    args: z.object({}),
    run: (_args, control) => settingsOf(control),
  }),
  get("workspaces", {
    does: "Every workspace with its people, bot users and apps.",
    args: z.object({}),
    run: (_args, { directory }) => [...directory.workspaces.values()].map(workspaceView),
  }),
  get("conversations", {
    does: "Channels and direct messages with their members.",
    args: z.object({ user }),
    run: (args, { people, directory }) =>
      args.user === undefined
        ? [...directory.workspaces.values()].flatMap(({ channels }) => [...channels.all()])
        : people.conversations(args.user),
  }),
  get("messages", {
    does: "The latest messages of a channel, or of a thread in it; oldest first, with `before` the ones before that ts.",
    args: z.object({
      channel: z.string(),
      thread_ts: z.string().optional(),
      before: z.string().optional(),
      limit,
      user,
    }),
    run({ channel, thread_ts, user, ...page }, control) {
      const workspace = visibleIn(control, channel, user);
      return thread_ts === undefined
        ? pageOfChannel(workspace, channel, page)
        : pageOfThread(workspace, channel, thread_ts, page);
    },
  }),
];

function settingsOf({ directory, origin }: Control) {
  const url = `${origin()}/api/`;
  return directory.installations.map(({ app, team, botId, botUserId, botToken }) => ({
    app_id: app.id,
    app_name: app.name,
    team_id: team,
    bot_id: botId,
    bot_user_id: botUserId,
    env: {
      SLACK_API_URL: url,
      SLACK_BOT_TOKEN: botToken,
      SLACK_APP_TOKEN: app.appToken,
      SLACK_SIGNING_SECRET: app.signingSecret,
    },
  }));
}

function workspaceView({ team, users, installations }: Workspace) {
  return {
    ...team,
    users: [...users.values()],
    apps: installations.map(({ app, botUserId }) => {
      const { id, name, commands, shortcuts, surface } = app;
      return { id, name, commands, shortcuts, surface, botUserId };
    }),
  };
}
