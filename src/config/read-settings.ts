import { LedgerError } from "../core/errors.ts";
import type { Environment } from "./environment.ts";
import type { SettingDefinition } from "./settings/setting-definition.ts";
import { SETTINGS, type SettingName, type Settings } from "./settings.ts";
import { faultsTogether } from "./settings-together.ts";
import { showHarmless } from "./show-harmless.ts";

/** What a command cannot do without. */
export interface SettingNeeds<Required extends SettingName = SettingName> {
  readonly required?: readonly Required[];
  /** Checked like the required ones, where only the moment knows that they are. */
  readonly alsoNeeded?: readonly SettingName[];
}

/** The settings, with a value for each that was required. */
export type SettingsWith<Required extends SettingName> = Settings & {
  readonly [Name in Required]: NonNullable<Settings[Name]>;
};

/**
 * Reads every setting from the environment. An empty variable counts as a missing one.
 * @throws LedgerError SETTINGS_INVALID that names all faults at once, without any secret's value
 */
export function readSettings<Required extends SettingName = never>(
  env: Environment,
  { required = [], alsoNeeded = [] }: SettingNeeds<Required> = {},
): SettingsWith<Required> {
  const needed = new Set<SettingName>([...required, ...alsoNeeded]);
  const values: Partial<Record<SettingName, unknown>> = {};
  const faults = new Map<SettingName, string>();
  for (const [name, definition] of entriesOf(SETTINGS)) {
    const given = env[name] === "" ? undefined : env[name];
    const parsed = definition.schema.safeParse(given);
    if (parsed.success) values[name] = parsed.data;
    if (!parsed.success) faults.set(name, faultOf(name, definition, "is not valid", given));
    else if (parsed.data === undefined && needed.has(name))
      faults.set(name, faultOf(name, definition, "is missing", given));
  }
  const all = [
    ...faults.values(),
    ...faultsTogether(values as Partial<Settings>, env, new Set(faults.keys())),
  ];
  if (all.length > 0) throw invalid(all);
  return values as SettingsWith<Required>;
}

function entriesOf(settings: Readonly<Record<SettingName, SettingDefinition>>) {
  return Object.entries(settings) as [SettingName, SettingDefinition][];
}

function faultOf(
  name: string,
  { secret, remedy, description }: SettingDefinition,
  what: string,
  given?: string,
) {
  const shown = given === undefined || secret ? "" : ` (it is ${showHarmless(given)})`;
  return `${name} ${what}${shown}: ${description}. ${remedy}`;
}

function invalid(faults: readonly string[]): LedgerError {
  const list = faults.map((fault) => `  - ${fault}`).join("\n");
  return new LedgerError(
    "SETTINGS_INVALID",
    `${faults.length === 1 ? "One setting is" : `${faults.length} settings are`} wrong:\n${list}`,
    "Correct the environment variables above and start again.",
  );
}
