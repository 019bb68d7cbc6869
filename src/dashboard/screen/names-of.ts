import type { Seen } from "../client/seen.ts";
import { oneLine } from "../printable.ts";
import type { Names } from "../text/names.ts";

export function namesOf({ users, conversations }: Seen): Names {
  return {
    user: (id) => nameOr(users.get(id)?.name) ?? SLACK_ITSELF.get(id),
    channel: (id) => nameOr(conversations.find((each) => each.id === id)?.title.slice(2)),
  };
}

/** Documented: the user that Slack itself speaks as, who is no member. */
const SLACK_ITSELF: ReadonlyMap<string, string> = new Map([["USLACKBOT", "Slackbot"]]);

function nameOr(name: string | undefined): string | undefined {
  return name === undefined ? undefined : oneLine(name);
}
