import { ASK_PERSON_ACTION, FEEDBACK_ACTION } from "../feedback-blocks.ts";
import { FEEDBACK_VIEW } from "../feedback-dialog.ts";
import { handleFeedback, handleFeedbackReason } from "../feedback-handlers.ts";
import {
  CLAIM_ACTION,
  RELEASE_ACTION,
  RESOLUTION_VIEW,
  RESOLVE_ACTION,
  SOLVED_ACTION,
} from "../handover-actions.ts";
import {
  handleAskPerson,
  handleClaim,
  handleRelease,
  handleResolution,
  handleResolve,
  handleSolved,
} from "../handover-handlers.ts";
import type { InteractionHandler } from "./interaction.ts";

/** What the payloads of Slack are called that tell of a deed. */
export type InteractionKind =
  | "block_actions"
  | "view_submission"
  | "view_closed"
  | "shortcut"
  | "message_action"
  | "slash_command";

/** Who handles what a person does, by its kind and name. What is not here is acknowledged and logged. */
export const INTERACTION_HANDLERS: Readonly<
  Record<InteractionKind, ReadonlyMap<string, InteractionHandler>>
> = {
  block_actions: new Map([
    [FEEDBACK_ACTION, handleFeedback],
    [ASK_PERSON_ACTION, handleAskPerson],
    [CLAIM_ACTION, handleClaim],
    [RELEASE_ACTION, handleRelease],
    [RESOLVE_ACTION, handleResolve],
    [SOLVED_ACTION, handleSolved],
  ]),
  view_submission: new Map([
    [FEEDBACK_VIEW, handleFeedbackReason],
    [RESOLUTION_VIEW, handleResolution],
  ]),
  view_closed: new Map(),
  shortcut: new Map(),
  message_action: new Map(),
  slash_command: new Map(),
};
