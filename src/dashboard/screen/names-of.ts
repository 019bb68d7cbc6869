import type { Seen } from "../client/seen.ts";
import { oneLine } from "../printable.ts";
import type { Names } from "../text/names.ts";

export function namesOf({ users, conversations }: Seen): Names {
  return {
    user: (id) => nameOr(users.get(id)?.name),
    channel: (id) => nameOr(conversations.find((each) => each.id === id)?.title.slice(2)),
  };
}

function nameOr(name: string | undefined): string | undefined {
  return name === undefined ? undefined : oneLine(name);
}
