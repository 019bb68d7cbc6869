import { LedgerError } from "../../../core/errors.ts";

/**
 * Reads the URL of a remote-write receiver, such as `http://localhost:9090/api/v1/write`.
 * @throws LedgerError PUSH_URL_INVALID
 */
export function readPushUrl(text: string): URL {
  const url = URL.parse(text);
  if (url && (url.protocol === "http:" || url.protocol === "https:")) return url;
  throw new LedgerError(
    "PUSH_URL_INVALID",
    // It may hold a password.
    "Figures are pushed to an http or https URL, and what was given is none.",
    "Give the URL of a remote-write receiver, as in: http://localhost:9090/api/v1/write",
  );
}
