import type { MaskedPattern } from "../../telemetry/masked-pattern.ts";

/**
 * Users, channels, workspaces, bots, files and the like: a letter for the kind, then 8 to 11 capitals and digits.
 * A word in capitals has no digit. Observed: Slack documents no form.
 */
export const SLACK_IDS: MaskedPattern = {
  kind: "slack-id",
  regex: /(?<![A-Za-z0-9])(?=[A-Z]*\d)[UWCTBDGAFES][A-Z0-9]{8,11}(?![A-Za-z0-9])/g,
};
