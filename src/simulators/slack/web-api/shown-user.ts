import { userView } from "../wire/user-view.ts";
import type { SlackUser } from "../workspace/users.ts";
import type { Sight } from "./find-conversation.ts";
import { missingScope } from "./scopes.ts";

/** A user as the bot may see it. Documented: the address only with `users:read.email`, the locale where it is asked for. */
export function shownUser(user: SlackUser, { workspace, me }: Sight, withLocale: boolean) {
  const view = userView(user, workspace);
  const { email, ...profile } = { email: undefined, ...view.profile };
  const shown = email !== undefined && missingScope(me, ["users:read.email"]) === undefined;
  return {
    ...view,
    profile: { ...profile, ...(shown && { email }) },
    ...(withLocale && { locale: "en-US" }),
  };
}
