import type { Address } from "./address.ts";

/** Where Slack refused to begin a stream, and would do so again, in all replies of a process. */
export interface StreamRefusals {
  note(address: Address, code: string): void;
  has(address: Address): boolean;
}

/** The app may not stream anywhere in the workspace. */
const OF_THE_WORKSPACE: ReadonlySet<string> = new Set([
  "feature_not_enabled",
  "method_deprecated",
  "method_not_supported",
  "missing_scope",
  "no_permission",
  "not_allowed_token_type",
  "not_enabled",
  "unknown_method",
]);

/** The channel is none for streams. Any other code is of one question, such as of a thread that is gone. */
const OF_THE_CHANNEL: ReadonlySet<string> = new Set(["channel_type_not_supported"]);

export function createStreamRefusals(): StreamRefusals {
  const refused = new Set<string>();
  return {
    note({ team, channel }, code) {
      if (OF_THE_WORKSPACE.has(code)) refused.add(team);
      if (OF_THE_CHANNEL.has(code)) refused.add(`${team}:${channel}`);
    },
    has: ({ team, channel }) => refused.has(team) || refused.has(`${team}:${channel}`),
  };
}
