import { DEFAULT_SEED } from "../../../../src/simulators/slack/seed/default-seed.ts";
import type { AppSurface, SlackSeed } from "../../../../src/simulators/slack/seed/seed.ts";

/** The default seed with an app that people meet in another way. */
export function seedWith(surface: AppSurface, extra: object = {}): SlackSeed {
  return { ...DEFAULT_SEED, apps: DEFAULT_SEED.apps.map((app) => ({ ...app, surface, ...extra })) };
}
