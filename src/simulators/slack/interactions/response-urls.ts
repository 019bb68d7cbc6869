import { createHash } from "node:crypto";
import type { Clock } from "../../../core/clock.ts";
import type { ResponseTarget } from "./response-message.ts";

/** Documented: so many messages, within so many milliseconds. */
const MOST_USES = 5;
const VALID_FOR = 30 * 60_000;
const MOST_KEPT = 20_000;

export const RESPONSE_PATH = "/hooks/";

/** What a person did, as the URL names it. Observed: `actions`, `commands` and `app` for shortcuts and modals. */
export type ResponseKind = "actions" | "commands" | "app";

export interface ResponseUrls {
  /** An URL that answers one interaction. */
  issue(kind: ResponseKind, target: ResponseTarget): string;
  find(path: string): FoundUrl;
}

export type FoundUrl =
  | { readonly ok: true; readonly target: ResponseTarget; spend(): void }
  | { readonly ok: false; readonly error: "used_url" | "expired_url" | "invalid_url" };

interface Issued {
  readonly target: ResponseTarget;
  readonly at: number;
  uses: number;
}

/** @param origin - where the simulator listens, such as `http://127.0.0.1:4000`. */
export function createResponseUrls(clock: Clock, origin: () => string): ResponseUrls {
  const issued = new Map<string, Issued>();
  let last = 0;

  return {
    issue(kind, target) {
      last = Math.max(last + 1, clock.now());
      const { app, team } = target.installation;
      const secret = createHash("sha256").update(`${app.signingSecret} ${last}`).digest("base64url");
      const path = `${RESPONSE_PATH}${kind}/${team}/${last}/${secret.slice(0, 24)}`;
      issued.set(path, { target, at: clock.now(), uses: 0 });
      const [oldest] = issued.keys();
      if (issued.size > MOST_KEPT && oldest !== undefined) issued.delete(oldest);
      return `${origin()}${path}`;
    },
    find(path) {
      const known = issued.get(path);
      if (known === undefined) return { ok: false, error: "invalid_url" };
      if (clock.now() - known.at > VALID_FOR) return { ok: false, error: "expired_url" };
      if (known.uses >= MOST_USES) return { ok: false, error: "used_url" };
      return {
        ok: true,
        target: known.target,
        spend() {
          known.uses += 1;
        },
      };
    },
  };
}
