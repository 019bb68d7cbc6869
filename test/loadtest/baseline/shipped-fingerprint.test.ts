import { readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { expect, it } from "vitest";
import { differencesOf } from "../../../src/loadtest/baseline/fingerprint/differences.ts";
import { fingerprintOf } from "../../../src/loadtest/baseline/fingerprint/fingerprint.ts";
import { openScenario } from "../../../src/loadtest/scenario/open-scenario.ts";
import { scaleScenario } from "../../../src/loadtest/scenario/scale-scenario.ts";
import { OF } from "./kept-baseline.ts";

const SHIPPED = join(import.meta.dirname, "../../../loadtests");
const names = readdirSync(SHIPPED)
  .filter((file) => file.endsWith(".yaml"))
  .map((file) => basename(file, ".yaml"));

it.each(names)("tells the shipped scenario %s from itself at another load only", async (name) => {
  const [scenario, again] = await Promise.all([openScenario(name, SHIPPED), openScenario(name, SHIPPED)]);
  const fingerprint = fingerprintOf({ ...OF, scenario });
  expect(differencesOf(fingerprint, fingerprintOf({ ...OF, scenario: again }))).toEqual([]);
  const scaled = fingerprintOf({ ...OF, scenario: scaleScenario(again, { load: 0.5, time: 0.5 }) });
  expect(differencesOf(fingerprint, scaled).join()).toContain("workloads");
});
