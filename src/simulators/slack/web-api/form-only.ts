/**
 * Methods that read take no JSON: a JSON body counts as no arguments, so that what is required is missing. Documented
 * in general, observed for `conversations.replies` (Illospace/illospace #194), assumed for each of the others.
 */
export const FORM_ONLY: ReadonlySet<string> = new Set([
  "conversations.history",
  "conversations.info",
  "conversations.list",
  "conversations.members",
  "conversations.replies",
  "emoji.list",
  "files.getUploadURLExternal",
  "files.info",
  "files.list",
  "pins.list",
  "reactions.get",
  "reactions.list",
  "team.info",
  "users.conversations",
  "users.getPresence",
  "users.info",
  "users.list",
  "users.lookupByEmail",
  "users.profile.get",
]);
