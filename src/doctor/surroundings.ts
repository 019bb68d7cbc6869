import type { Environment } from "../config/environment.ts";
import { readSettings } from "../config/read-settings.ts";
import type { SettingName, Settings } from "../config/settings.ts";

/** The machine and the configuration that the checks look at. */
export interface Surroundings {
  /** The environment, and over it what the command line says. */
  readonly env: Environment;
  /** Such as `24.1.0`. */
  readonly nodeVersion: string;
  /** The folder of Ledger's own package.json. */
  readonly root: string;
  /** The knowledge that comes with Ledger. */
  readonly bundled: string;
  readonly dataDir: string;
}

/**
 * The settings of these names, so that a fault of another does not keep a check from looking.
 * @throws LedgerError SETTINGS_INVALID
 */
export function settingsOf<Name extends SettingName>(
  env: Environment,
  ...names: readonly Name[]
): Pick<Settings, Name> {
  return readSettings(Object.fromEntries(names.map((name) => [name, env[name]])));
}
