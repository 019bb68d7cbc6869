import type { Installation } from "../apps/installation.ts";
import type { HomeOpened } from "../workspace/view-change.ts";
import type { SlackEvent } from "./slack-event.ts";

export function homeEvents(change: HomeOpened, { botUserId }: Installation): readonly SlackEvent[] {
  return change.botUserId === botUserId ? [homeEvent(change)] : [];
}

/** Documented: told to the app whose home it is, with the view where one has been published to the home tab. */
export function homeEvent({ user, channel, tab, view, at }: HomeOpened) {
  const shown = view === undefined ? {} : { view };
  return { type: "app_home_opened" as const, user, channel, tab, ...shown, event_ts: at };
}
