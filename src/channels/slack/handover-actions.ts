/** The `action_id`s and `callback_id`s of what people do about a hand-over. */
export const CLAIM_ACTION = "ledger_claim";
export const RELEASE_ACTION = "ledger_release";
export const RESOLVE_ACTION = "ledger_resolve";
export const SOLVED_ACTION = "ledger_solved";
export const RESOLUTION_VIEW = "ledger_resolution";

/** Marks our messages about hand-overs, so that they are found again and never posted twice. */
export const HANDOVER_METADATA = "ledger_handover";
