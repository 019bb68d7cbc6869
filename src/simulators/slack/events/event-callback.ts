import type { Clock } from "../../../core/clock.ts";
import type { Installation } from "../apps/installation.ts";
import { eventContextOf } from "./event-context.ts";
import type { SlackEvent } from "./slack-event.ts";

/** The body of an event as the Events API sends it. */
export interface EventCallback {
  readonly type: "event_callback";
  readonly token: string;
  readonly team_id: string;
  readonly context_team_id: string;
  readonly context_enterprise_id: null;
  readonly api_app_id: string;
  readonly event: SlackEvent;
  readonly event_id: string;
  /** In seconds since the epoch. */
  readonly event_time: number;
  readonly authorizations: readonly Authorization[];
  readonly is_ext_shared_channel: false;
  readonly event_context: string;
}

interface Authorization {
  readonly enterprise_id: null;
  readonly team_id: string;
  readonly user_id: string;
  readonly is_bot: true;
  readonly is_enterprise_install: false;
}

/** Wraps an event for the app that it goes to. */
export function createEventCallbacks(
  clock: Clock,
): (event: SlackEvent, installation: Installation) => EventCallback {
  const nextEventId = createEventIds(clock);
  return (event, { app, team, botUserId }) => ({
    type: "event_callback",
    token: app.verificationToken,
    team_id: team,
    context_team_id: team,
    context_enterprise_id: null,
    api_app_id: app.id,
    event,
    event_id: nextEventId(),
    event_time: Math.floor(clock.now() / 1000),
    authorizations: [
      {
        enterprise_id: null,
        team_id: team,
        user_id: botUserId,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: false,
    event_context: eventContextOf(event, team, app.id),
  });
}

/** Made of the time, so that no id comes again after a restart: an app may remember the ids that it has seen. */
function createEventIds(clock: Clock): () => string {
  let last = 0;
  return () => {
    last = Math.max(last + 1, clock.now() * 1000);
    return `Ev${last.toString(36).toUpperCase().padStart(11, "0")}`;
  };
}
