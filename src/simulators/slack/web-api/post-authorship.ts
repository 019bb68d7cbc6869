import type { Installation } from "../apps/installation.ts";
import type { Draft } from "../workspace/draft.ts";
import type { Failure } from "./reply.ts";
import { missingScope } from "./scopes.ts";

interface Names {
  readonly username?: string | undefined;
  readonly icon_emoji?: string | undefined;
  readonly icon_url?: string | undefined;
}

type Authorship =
  | { readonly ok: true; readonly draft: Pick<Draft, "subtype" | "username" | "icons"> }
  | Failure;

/** Documented: a name or picture of the message's own needs a scope; the emoji goes before the address. */
export function authorship(
  { username, icon_emoji: emoji, icon_url: url }: Names,
  me: Installation,
): Authorship {
  if (username === undefined && emoji === undefined && url === undefined) return { ok: true, draft: {} };
  const refused = missingScope(me, ["chat:write.customize"]);
  if (refused !== undefined) return refused;
  const icons = emoji !== undefined ? { emoji } : url !== undefined ? { image_64: url } : undefined;
  return {
    ok: true,
    draft: {
      subtype: "bot_message",
      username: username ?? me.app.name,
      ...(icons !== undefined && { icons }),
    },
  };
}
