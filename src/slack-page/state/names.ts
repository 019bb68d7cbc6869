import type { Conversation, User, WorkspaceReply } from "../server/replies.ts";

export function userNamed({ users }: WorkspaceReply, id: string): User {
  return users.find((user) => user.id === id) ?? { id, name: id, realName: nameless(id), isBot: true };
}

/** What a conversation is called for the person who looks at it. */
export function titleOf(conversation: Conversation, workspace: WorkspaceReply, me: string): string {
  if (conversation.kind === "channel" || conversation.kind === "group") return conversation.name;
  const others = conversation.members.filter((member) => member !== me);
  const shown = others.length === 0 ? [me] : others;
  return shown.map((id) => userNamed(workspace, id).realName).join(", ");
}

function nameless(id: string): string {
  return id === "USLACKBOT" ? "Slackbot" : id;
}
