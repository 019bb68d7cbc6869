import type { SlackChannel } from "../workspace/channel.ts";
import type { Sight } from "./find-conversation.ts";
import { type Failure, failure } from "./reply.ts";

/** Documented. */
const MOST_INVITED = 1000;

/** Documented: what is wrong with each user stands in `errors`; the code is that of the first. */
export interface InviteRefusal extends Failure {
  readonly errors: readonly { readonly ok: false; readonly error: string; readonly user: string }[];
}

/** Returns why the users cannot all be invited to the channel. */
export function inviteRefusal(
  users: readonly string[],
  channel: SlackChannel,
  { workspace, me }: Sight,
): InviteRefusal | Failure | undefined {
  if (users.length > MOST_INVITED) return failure("too_many_users");
  const errors = users.flatMap((user) => {
    const error = refusalOfUser(user);
    return error === undefined ? [] : [{ ok: false as const, error, user }];
  });
  const [first] = errors;
  return first === undefined ? undefined : { ok: false, error: first.error, errors };

  function refusalOfUser(user: string): string | undefined {
    if (user === me.botUserId) return "cant_invite_self";
    if (!workspace.users.has(user)) return "user_not_found";
    return channel.members.has(user) ? "already_in_channel" : undefined;
  }
}
