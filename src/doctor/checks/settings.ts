import { readSettings } from "../../config/read-settings.ts";
import { SETTINGS } from "../../config/settings.ts";
import type { Check } from "../check.ts";
import { faultFound } from "../fault-found.ts";
import type { Surroundings } from "../surroundings.ts";

export function settings({ env }: Pick<Surroundings, "env">): Check {
  const names = Object.keys(SETTINGS);
  const looked = {
    did: `Read ${names.length} settings from the environment and the flags`,
    wanted: "every setting valid or not set",
  };
  return {
    id: "settings",
    title: "Settings",
    severity: "critical",
    async run() {
      try {
        readSettings(env);
      } catch (error) {
        return faultFound(error, looked);
      }
      const set = names.filter((name) => env[name]);
      const saw = set.length > 0 ? `valid; set: ${set.join(", ")}` : "all at their defaults";
      return { state: "PASS", evidence: { ...looked, saw } };
    },
  };
}
