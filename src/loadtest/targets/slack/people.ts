import { generateSeed } from "../../../simulators/slack/seed/generate-seed.ts";
import type { SlackSeed } from "../../../simulators/slack/seed/seed.ts";
import type { SlackSimulator } from "../../../simulators/slack/simulator.ts";
import type { PlannedQuestion } from "../question.ts";

export interface CrowdSize {
  readonly users: number;
  readonly channels: number;
}

/** A workspace with so many people, all of them and the bot in so many channels. */
export function crowdSeed({ users, channels }: CrowdSize): SlackSeed {
  return generateSeed({ people: users, channels });
}

/** The people and channels of a workspace by number; beyond the last one it begins with the first again. */
export function createCrowd({ seed, botUserId }: Pick<SlackSimulator, "seed" | "botUserId">) {
  const [workspace] = seed.workspaces;
  const people = (workspace?.people ?? []).map(({ id }) => id);
  const channels = (workspace?.channels ?? []).flatMap(({ id, members }) =>
    members.includes(botUserId) ? [id] : [],
  );
  return ({ user, channel }: Pick<PlannedQuestion, "user" | "channel">) => ({
    user: people[user % people.length] ?? "",
    channel: channels[channel % channels.length] ?? "",
  });
}
