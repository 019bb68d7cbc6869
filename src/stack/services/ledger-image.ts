/** The bot's own image, built or pulled by who uses compose; it has no digest before it is built. */
export const LEDGER_IMAGE = "ledger:latest";
