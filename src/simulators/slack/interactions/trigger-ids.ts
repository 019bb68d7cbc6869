import { createHash } from "node:crypto";
import type { Clock } from "../../../core/clock.ts";

/** Documented, in milliseconds. */
const VALID_FOR = 3_000;
const MOST_KEPT = 20_000;

/** What a trigger is good for: to show this person a modal of this app. */
export interface Trigger {
  readonly team: string;
  readonly appId: string;
  readonly user: string;
  /** The modal that the person was in. */
  readonly view?: string;
}

export type TriggerRefusal = "invalid_trigger_id" | "expired_trigger_id" | "exchanged_trigger_id";

export type Redeemed = { readonly ok: true; readonly trigger: Trigger } | RefusedTrigger;

interface RefusedTrigger {
  readonly ok: false;
  readonly error: TriggerRefusal;
}

/** The `trigger_id`s of all interactions. Documented: each is good once, within three seconds. */
export interface TriggerIds {
  issue(trigger: Trigger): string;
  /** Uses it up, for the app in the workspace that it was made for. */
  redeem(id: string, caller: Pick<Trigger, "team" | "appId">): Redeemed;
}

interface Issued {
  readonly trigger: Trigger;
  readonly at: number;
  readonly used: boolean;
}

export function createTriggerIds(clock: Clock): TriggerIds {
  const issued = new Map<string, Issued>();
  let last = 0;

  return {
    issue(trigger) {
      last = Math.max(last + 1, clock.now());
      const secret = createHash("sha256").update(`${trigger.appId} ${last}`).digest("hex").slice(0, 32);
      const id = `${last}.${digitsOf(trigger.team)}.${secret}`;
      issued.set(id, { trigger, at: clock.now(), used: false });
      const [oldest] = issued.keys();
      if (issued.size > MOST_KEPT && oldest !== undefined) issued.delete(oldest);
      return id;
    },
    redeem(id, { team, appId }) {
      const known = issued.get(id);
      if (known === undefined) return refused("invalid_trigger_id");
      const { trigger, at, used } = known;
      if (trigger.appId !== appId || trigger.team !== team) return refused("invalid_trigger_id");
      if (used) return refused("exchanged_trigger_id");
      if (clock.now() - at > VALID_FOR) return refused("expired_trigger_id");
      issued.set(id, { ...known, used: true });
      return { ok: true, trigger };
    },
  };
}

function refused(error: TriggerRefusal): RefusedTrigger {
  return { ok: false, error };
}

/** Observed: the middle of a trigger id is a number of the workspace. */
function digitsOf(team: string): number {
  return createHash("sha256").update(team).digest().readUInt32BE();
}
