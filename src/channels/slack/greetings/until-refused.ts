import { webApi } from "@slack/bolt";

/** Slack's words for a surface that the app was not given. */
const NOT_GIVEN: ReadonlySet<string> = new Set([
  "missing_scope",
  "not_enabled",
  "unknown_method",
  "not_allowed_token_type",
]);

/**
 * Does something on a surface of Slack's until Slack says that the app does not have it: that is said once, and
 * the rest of the process would only hear it again.
 */
export function untilRefused<Given extends readonly unknown[]>(
  act: (...given: Given) => Promise<void>,
): (...given: Given) => Promise<void> {
  let isRefused = false;
  return async (...given) => {
    if (isRefused) return;
    try {
      await act(...given);
    } catch (error) {
      isRefused ||= error instanceof webApi.WebAPIPlatformError && NOT_GIVEN.has(error.data.error);
      throw error;
    }
  };
}
