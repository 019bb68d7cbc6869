import type { Environment } from "../../config/environment.ts";
import { readSettings } from "../../config/read-settings.ts";
import type { Settings } from "../../config/settings.ts";
import { withReplayEndpoint } from "../../llm/cassette/replay-endpoint.ts";
import type { RunHead } from "../report/reporter.ts";

const ENDPOINT = ["LITELLM_BASE_URL", "LITELLM_DEVELOPER_KEY"] as const;

/**
 * The settings of a run. Only a live one needs an endpoint: offline none is asked, whatever is set, and a replay has one
 * that is nowhere.
 * @throws LedgerError SETTINGS_INVALID
 */
export function runSettings(answers: RunHead["answers"], env: Environment): Settings {
  if (answers === "live") return readSettings(env, { required: ENDPOINT });
  const { LITELLM_BASE_URL: _, LITELLM_DEVELOPER_KEY: __, ...rest } = env;
  if (answers === "cassettes") return readSettings(withReplayEndpoint(rest));
  return readSettings({ ...rest, LEDGER_EMBEDDING_MODEL: undefined });
}
