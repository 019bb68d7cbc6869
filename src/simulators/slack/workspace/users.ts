import type { WorkspaceSeed } from "./seed.ts";

export interface SlackUser {
  readonly id: string;
  readonly name: string;
  readonly realName: string;
  readonly isBot: boolean;
}

export type Users = ReadonlyMap<string, SlackUser>;

/** The people and the app's bot user, by id. */
export function usersOf(seed: WorkspaceSeed): Users {
  const people = seed.people.map((person) => ({ ...person, isBot: false }));
  const bot = { id: seed.app.botUserId, name: seed.app.name, realName: seed.app.name, isBot: true };
  return new Map([...people, bot].map((user) => [user.id, user]));
}
