import { type OpenedEngine, openEngine } from "./engine/open-engine.ts";
import { findPlaces, type Surroundings } from "./places/find-places.ts";
import { STACK_SERVICES } from "./services/stack-services.ts";
import { readStackSettings, type StackSettings } from "./services/stack-settings.ts";

export interface OpenedStack extends OpenedEngine {
  readonly settings: StackSettings;
}

/**
 * What every command of the stack begins with: the settings, then an engine.
 * @throws LedgerError SETTINGS_INVALID, ENGINE_UNAVAILABLE
 */
export async function openStack(surroundings: Surroundings): Promise<OpenedStack> {
  const settings = readStackSettings(surroundings.env, STACK_SERVICES);
  return { settings, ...(await openEngine(await findPlaces(surroundings))) };
}
