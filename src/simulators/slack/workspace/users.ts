import type { Installation } from "../apps/installation.ts";
import type { PersonSeed } from "../seed/seed.ts";

export interface SlackUser {
  readonly id: string;
  readonly name: string;
  readonly realName: string;
  readonly isBot: boolean;
}

export type Users = ReadonlyMap<string, SlackUser>;

/** The people and the apps' bot users, by id. */
export function usersOf(people: readonly PersonSeed[], installations: readonly Installation[]): Users {
  const persons = people.map((person) => ({ ...person, isBot: false }));
  const bots = installations.map(({ botUserId: id, app }) => {
    return { id, name: app.name, realName: app.name, isBot: true };
  });
  return new Map([...persons, ...bots].map((user) => [user.id, user]));
}
