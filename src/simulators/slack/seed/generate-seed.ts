import type { AppSeed, ChannelSeed, PersonSeed, SlackSeed, WorkspaceSeed } from "./seed.ts";

/** How much of everything: one of each, and ten people, if nothing is said. */
export interface SeedSize {
  readonly workspaces?: number;
  /** In each workspace. */
  readonly people?: number;
  /** Public ones, in each workspace. Every app and everybody is in all of them. */
  readonly channels?: number;
  /** Each is installed in every workspace. */
  readonly apps?: number;
}

/** Makes a seed of the size, for loads and tests. The same size gives the same seed, ids and all. */
export function generateSeed({
  workspaces = 1,
  people = 10,
  channels = 1,
  apps = 1,
}: SeedSize = {}): SlackSeed {
  const teams = numbers(workspaces).map((team) => id("T", team));
  return {
    workspaces: teams.map((team, index) => workspaceOf(team, index, { people, channels, apps })),
    apps: numbers(apps).map((app) => appOf(app, teams.length)),
  };
}

function workspaceOf(
  team: string,
  index: number,
  size: Required<Omit<SeedSize, "workspaces">>,
): WorkspaceSeed {
  const people = numbers(size.people).map((person) => personOf(person, index));
  const bots = numbers(size.apps).map((app) => botUserOf(app, index));
  const members = [...people.map((person) => person.id), ...bots];
  return {
    team: { id: team, name: `Workspace ${index + 1}`, domain: `workspace-${index + 1}` },
    people,
    channels: numbers(size.channels).map((channel) => channelOf(channel, index, members)),
  };
}

function personOf(person: number, workspace: number): PersonSeed {
  const name = `person-${person + 1}`;
  return { id: id("U", workspace, person), name, realName: `Person ${person + 1}` };
}

function channelOf(channel: number, workspace: number, members: readonly string[]): ChannelSeed {
  return { id: id("C", workspace, channel), name: `channel-${channel + 1}`, members };
}

function appOf(app: number, workspaces: number): AppSeed {
  return {
    id: id("A", app),
    name: `app-${app + 1}`,
    installations: numbers(workspaces).map((workspace) => ({
      team: id("T", workspace),
      botId: id("B", workspace, app),
      botUserId: botUserOf(app, workspace),
    })),
  };
}

function botUserOf(app: number, workspace: number): string {
  return `U0B${digits(workspace, 3)}${digits(app, 5)}`;
}

/** Of Slack's form: a letter for the kind, and ten capitals or digits. Unique over all workspaces. */
function id(kind: string, ...counts: readonly number[]): string {
  const [first = 0, second] = counts;
  return second === undefined
    ? `${kind}0${digits(first, 9)}`
    : `${kind}0G${digits(first, 3)}${digits(second, 5)}`;
}

function digits(count: number, length: number): string {
  return (count + 1).toString(36).toUpperCase().padStart(length, "0");
}

function numbers(count: number): number[] {
  return Array.from({ length: count }, (_, number) => number);
}
