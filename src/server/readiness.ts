import { reasonOf } from "../core/errors.ts";

/** What one part of the bot says of itself. */
export interface ComponentState {
  readonly state: "up" | "degraded" | "down";
  readonly detail?: string;
}

/** The parts that must work before a question can be answered, each asked when it is needed. */
export type Components = Readonly<Record<string, () => Promise<ComponentState> | ComponentState>>;

export interface Readiness {
  readonly ready: boolean;
  readonly components: Readonly<Record<string, ComponentState>>;
}

/** Asks every component; a degraded one still serves, one that is down does not. */
export async function checkReadiness(components: Components): Promise<Readiness> {
  const states = await Promise.all(
    Object.entries(components).map(async ([name, check]) => [name, await stateOf(check)] as const),
  );
  return { ready: states.every(([, { state }]) => state !== "down"), components: Object.fromEntries(states) };
}

/** A part that cannot even be asked is down. */
async function stateOf(check: Components[string]): Promise<ComponentState> {
  try {
    return await check();
  } catch (error) {
    return { state: "down", detail: reasonOf(error) };
  }
}
