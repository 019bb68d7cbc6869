import { EVERYONE, isAudience, type Viewer } from "../../core/audience.ts";
import { LedgerError } from "../../core/errors.ts";

/** As Slack writes its ids, also with that of another workspace: a name has small letters. */
const IDS = /^\w+:[A-Z][A-Z0-9]*(?::[A-Z][A-Z0-9]*)?$/;

/** Reads whose eyes to search with; without any, those of everybody. @throws LedgerError VIEWER_INVALID */
export function readViewer(text: string = EVERYONE): Viewer {
  if (text === EVERYONE || (isAudience(text) && IDS.test(text))) return text;
  throw new LedgerError(
    "VIEWER_INVALID",
    `--as ${text} is nobody who could read an answer.`,
    "Give a channel or a person by Slack's id (a name is none), such as --as channel:C0123ABCD or --as user:U0123ABCD.",
  );
}
