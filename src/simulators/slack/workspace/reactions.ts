import type { Reaction, SlackMessage } from "./message.ts";

/** Returns undefined where the user has reacted so already. */
export function withReaction(message: SlackMessage, user: string, name: string): SlackMessage | undefined {
  const reactions = message.reactions ?? [];
  const users = usersWho(reactions, name);
  if (users.includes(user)) return undefined;
  const others = reactions.filter((reaction) => reaction.name !== name);
  return { ...message, reactions: [...others, reactionOf(name, [...users, user])] };
}

/** Returns undefined where the user has not reacted so. */
export function withoutReaction(message: SlackMessage, user: string, name: string): SlackMessage | undefined {
  const { reactions = [], ...bare } = message;
  const users = usersWho(reactions, name);
  if (!users.includes(user)) return undefined;
  const remaining = users.filter((other) => other !== user);
  const others = reactions.filter((reaction) => reaction.name !== name);
  const left = remaining.length === 0 ? others : [...others, reactionOf(name, remaining)];
  return left.length === 0 ? bare : { ...bare, reactions: left };
}

function usersWho(reactions: readonly Reaction[], name: string): readonly string[] {
  return reactions.find((reaction) => reaction.name === name)?.users ?? [];
}

function reactionOf(name: string, users: readonly string[]): Reaction {
  return { name, users, count: users.length };
}
