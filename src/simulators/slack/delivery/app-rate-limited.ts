import type { EventCallback } from "../events/event-callback.ts";

/** Documented: what an app gets in place of the events beyond its limit, once a minute. It has no inner event. */
export interface AppRateLimited {
  readonly token: string;
  readonly type: "app_rate_limited";
  readonly team_id: string;
  /** The minute in which the limit was met, in seconds since the epoch. */
  readonly minute_rate_limited: number;
  readonly api_app_id: string;
}

export function appRateLimited(
  { token, team_id, api_app_id }: EventCallback,
  minute: number,
): AppRateLimited {
  return { token, type: "app_rate_limited", team_id, minute_rate_limited: minute * 60, api_app_id };
}
