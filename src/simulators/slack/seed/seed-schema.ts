import { z } from "zod";
import type { SlackSeed } from "./seed.ts";

const idOf = (kind: string, what: string) =>
  z
    .string()
    .regex(
      new RegExp(`^[${kind}][A-Z0-9]{4,}$`),
      `has to be the id of ${what}, such as ${kind[0]}0EXAMPLE01`,
    );

const teamId = idOf("T", "a workspace");
const personId = idOf("UW", "a person");
const anyUser = idOf("UW", "a person or a bot user");
const name = z.string().min(1).max(80);

const workspace = z.strictObject({
  team: z.strictObject({
    id: teamId,
    name,
    domain: z.string().regex(/^[a-z0-9-]+$/, "has lower case letters, digits and - only"),
  }),
  people: z.array(z.strictObject({ id: personId, name, realName: name })).min(1, "needs at least one person"),
  channels: z.array(
    z.strictObject({
      id: idOf("CG", "a channel"),
      name: z.string().regex(/^[a-z0-9_-]{1,80}$/, "has lower case letters, digits, - and _ only"),
      private: z.boolean().exactOptional(),
      members: z.array(anyUser),
    }),
  ),
});

const app = z.strictObject({
  id: idOf("A", "an app"),
  name,
  installations: z
    .array(z.strictObject({ team: teamId, botId: idOf("B", "a bot"), botUserId: anyUser }))
    .min(1, "needs a workspace to be installed in"),
  scopes: z.array(z.string().min(1)).exactOptional(),
  events: z.array(z.string().min(1)).exactOptional(),
  commands: z
    .array(
      z.strictObject({
        command: z.string().regex(/^\/\S+$/, "begins with a slash"),
        description: z.string(),
        usageHint: z.string().exactOptional(),
      }),
    )
    .exactOptional(),
  shortcuts: z
    .array(z.strictObject({ callbackId: z.string().min(1), name, type: z.enum(["message", "global"]) }))
    .exactOptional(),
  surface: z.enum(["agent", "assistant", "messages"]).exactOptional(),
  requestUrl: z.string().exactOptional(),
});

/** A seed as it is written down: its form, and that it names nothing that is not in it. */
export const seedSchema: z.ZodType<SlackSeed> = z
  .strictObject(
    {
      workspaces: z.array(workspace).min(1, "needs at least one workspace"),
      apps: z.array(app).min(1, "needs at least one app"),
    },
    { error: ({ code }) => (code === "invalid_type" ? "has to hold `workspaces:` and `apps:`" : undefined) },
  )
  .superRefine(({ workspaces, apps }, context) => {
    const complain = (path: readonly (string | number)[], message: string) =>
      context.addIssue({ code: "custom", path: [...path], message });
    const teams = new Set(workspaces.map(({ team }) => team.id));
    const bots = apps.flatMap(({ installations }) => installations);
    apps.forEach(({ installations }, at) => {
      installations.forEach(({ team }, index) => {
        if (!teams.has(team))
          complain(["apps", at, "installations", index, "team"], `${team} is no workspace here`);
      });
    });
    workspaces.forEach(({ team, people, channels }, at) => {
      const here = bots.filter((bot) => bot.team === team.id).map(({ botUserId }) => botUserId);
      const users = new Set([...people.map(({ id }) => id), ...here]);
      channels.forEach(({ members }, channel) => {
        members.forEach((member, index) => {
          if (!users.has(member))
            complain(
              ["workspaces", at, "channels", channel, "members", index],
              `${member} is nobody of ${team.id}`,
            );
        });
      });
    });
    for (const [id, path] of repeated(workspaces, apps)) complain(path, `${id} is there twice`);
  });

type Named = readonly [id: string, path: readonly (string | number)[]];

/** Ids are unique over all of a simulated Slack, as Slack's are. */
function repeated(workspaces: SlackSeed["workspaces"], apps: SlackSeed["apps"]): Named[] {
  const all = [
    ...workspaces.flatMap(({ team, people, channels }, at): Named[] => [
      [team.id, ["workspaces", at, "team", "id"]],
      ...people.map(({ id }, index): Named => [id, ["workspaces", at, "people", index, "id"]]),
      ...channels.map(({ id }, index): Named => [id, ["workspaces", at, "channels", index, "id"]]),
    ]),
    ...apps.flatMap(({ id, installations }, at): Named[] => [
      [id, ["apps", at, "id"]],
      ...installations.flatMap(({ botId, botUserId }, index): Named[] => [
        [botId, ["apps", at, "installations", index, "botId"]],
        [botUserId, ["apps", at, "installations", index, "botUserId"]],
      ]),
    ]),
  ];
  const known = new Set<string>();
  return all.filter(([id]) => {
    const again = known.has(id);
    known.add(id);
    return again;
  });
}
