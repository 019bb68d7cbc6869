import { LedgerError } from "../core/errors.ts";
import type { SettingDefinition } from "./settings/setting-definition.ts";
import { SETTINGS, type SettingName, type Settings } from "./settings.ts";
import { showHarmless } from "./show-harmless.ts";

export type Environment = Readonly<Record<string, string | undefined>>;

/** What a command cannot do without. */
export interface SettingNeeds<Required extends SettingName = SettingName> {
  readonly required?: readonly Required[];
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
  { required = [] }: SettingNeeds<Required> = {},
): SettingsWith<Required> {
  const values: Record<string, unknown> = {};
  const faults: string[] = [];
  for (const [name, definition] of entriesOf(SETTINGS)) {
    const given = env[name] === "" ? undefined : env[name];
    const parsed = definition.schema.safeParse(given);
    if (parsed.success) values[name] = parsed.data;
    if (!parsed.success) faults.push(faultOf(name, definition, "is not valid", given));
    else if (parsed.data === undefined && required.some((needed) => needed === name))
      faults.push(faultOf(name, definition, "is missing", given));
  }
  faults.push(...incompletePairs(env, required));
  if (faults.length > 0) throw invalid(faults);
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

const PAIRS: readonly (readonly [SettingName, SettingName])[] = [
  ["LITELLM_BASE_URL", "LITELLM_DEVELOPER_KEY"],
  ["SLACK_BOT_TOKEN", "SLACK_APP_TOKEN"],
];

/** Half of a pair is a mistake that would otherwise show only later, as a refused connection. */
function incompletePairs(env: Environment, required: readonly SettingName[]): string[] {
  return PAIRS.flatMap(([one, other]) => {
    if (Boolean(env[one]) === Boolean(env[other])) return [];
    const [given, missing] = env[one] ? [one, other] : [other, one];
    if (required.includes(missing)) return [];
    return [
      `${missing} is missing, though ${given} is set: ${SETTINGS[missing].description}. ${SETTINGS[missing].remedy}`,
    ];
  });
}

function invalid(faults: readonly string[]): LedgerError {
  const list = faults.map((fault) => `  - ${fault}`).join("\n");
  return new LedgerError(
    "SETTINGS_INVALID",
    `${faults.length === 1 ? "One setting is" : `${faults.length} settings are`} wrong:\n${list}`,
    "Correct the environment variables above and start again.",
  );
}
