import type { Behaviour } from "../../behaviours/behaviour.ts";
import { DOCS, shownIn } from "./shown-in.ts";

const MODALS = `${DOCS}/surfaces/modals`;

const view = shownIn("views");
const modal = shownIn("modals");
const home = shownIn("home");

/** Modals and home tabs. */
export const VIEW_BEHAVIOURS: readonly Behaviour[] = [
  view(
    "takes each trigger once, for three seconds",
    "documented",
    "A trigger_id is good once, within 3 s: expired_trigger_id, exchanged_trigger_id, invalid_trigger_id.",
    `${DOCS}/reference/methods/views.open`,
  ),
  view(
    "keeps the trigger of a call whose view is refused",
    "assumed",
    "A call that is refused for its view does not use the trigger up.",
  ),
  view(
    "takes an external_id once while its view is open",
    "documented",
    "An external_id is unique in a workspace: duplicate_external_id.",
    `${DOCS}/reference/methods/views.open`,
  ),
  view(
    "puts its modal in the place of those that are open, and tells nobody that they are closed",
    "assumed",
    "views.open replaces an open stack without view_closed.",
  ),
  view(
    "keeps the external_id where it gives none",
    "assumed",
    "An update without external_id keeps the old one.",
  ),
  view(
    "changes the view and keeps what the person has entered where the inputs are the same",
    "documented",
    "What was entered stays over an update for inputs with the same block_id and action_id.",
    `${DOCS}/reference/methods/views.update`,
  ),
  view(
    "refuses a view that has changed since, and one that is not there",
    "documented",
    "views.update with an old hash is hash_conflict; a view that is closed is not_found.",
    `${DOCS}/reference/methods/views.update`,
  ),
  view(
    "puts two more above the first, and no third",
    "documented",
    "A stack has three modals at most: push_limit_reached.",
    `${DOCS}/reference/methods/views.push`,
  ),
  view(
    "needs a trigger from a modal that is open",
    "assumed",
    "views.push needs a trigger from the open modal; one from elsewhere is not_found.",
  ),
  modal(
    "brings what the person entered to the app, and closes it",
    "documented",
    "view_submission tells the view with state.values, and an empty acknowledgement closes the modal.",
    MODALS,
  ),
  modal(
    "stays with the person where Slack's client finds faults, and the app hears nothing",
    "documented",
    "The client checks required inputs, lengths, bounds and forms before it submits; its words are assumed.",
    `${DOCS}/reference/block-kit/blocks/input-block`,
  ),
  modal(
    "shows the errors that the app answers with, until it is changed",
    "documented",
    "response_action errors shows faults beside the inputs.",
    MODALS,
  ),
  modal(
    "is answered with another view in its place, or above it, or with all closed",
    "documented",
    "response_action update, push and clear change the stack.",
    MODALS,
  ),
  modal(
    "tells of trouble, and keeps the modal, after %s",
    "observed",
    "An acknowledgement that is no response_action leaves the modal with: We had some trouble connecting. Try again?",
    "https://github.com/inkeep/agents/pull/2228",
  ),
  modal(
    "gives an URL for the conversation that was chosen with response_url_enabled",
    "documented",
    "A conversations_select with response_url_enabled gives response_urls.",
    MODALS,
  ),
  modal(
    "is told to the app that asked for it",
    "documented",
    "view_closed is sent with notify_on_close.",
    MODALS,
  ),
  modal(
    "closes the whole stack %s, and says so",
    "documented",
    "Where the whole stack is closed, one view_closed tells the first modal, and is_cleared is true.",
    MODALS,
  ),
  modal(
    "is told for the whole stack where any modal of it asks",
    "assumed",
    "Where the whole stack is closed, view_closed comes if any of its modals has notify_on_close.",
  ),
  home(
    "a home that is opened makes the app publish it, and a button in it knows its view",
    "documented",
    "app_home_opened has the view only after one has been published.",
    `${DOCS}/reference/events/app_home_opened`,
  ),
  home(
    "views.publish keeps the view's id, and refuses a stale hash, a modal and who is no person",
    "documented",
    "views.publish replaces the person's home, with hash_conflict for an old hash.",
    `${DOCS}/reference/methods/views.publish`,
  ),
];
