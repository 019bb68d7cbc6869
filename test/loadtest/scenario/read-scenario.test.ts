import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { readScenario } from "../../../src/loadtest/scenario/read-scenario.ts";
import { removeTemporaryFolders, temporaryFolder } from "../../temporary-folder.ts";

const SHIPPED = join(import.meta.dirname, "../../../loadtests");

afterAll(removeTemporaryFolders);

it("finds a scenario that comes with Ledger by its name", async () => {
  const smoke = await readScenario("smoke", SHIPPED);
  expect(smoke).toMatchObject({ name: "smoke", rate: 10, timeUnitMs: 1_000, durationMs: 10_000 });
  expect(smoke.questions.length).toBeGreaterThanOrEqual(12);
  expect(smoke.thresholds.map(({ metric }) => metric).sort()).toEqual([
    "ack_duration",
    "answer_duration",
    "checks",
  ]);
});

it("reads a file by its path, and names it after the file", async () => {
  const file = join(await temporaryFolder(), "mine.yml");
  await writeFile(
    file,
    "{executor: constant-arrival-rate, rate: 1, duration: 1s, questions: [What is a hard close?]}\n",
  );
  expect(await readScenario(file, SHIPPED)).toMatchObject({ name: "mine", rate: 1 });
});

it("says which names there are where one is not there", async () => {
  await expect(readScenario("smok", SHIPPED)).rejects.toMatchObject({
    code: "SCENARIO_MISSING",
    exitCode: 3,
    message: expect.stringContaining("no scenario smok"),
    remedy: expect.stringContaining("smoke"),
  });
  await expect(readScenario("./nowhere.yaml", SHIPPED)).rejects.toMatchObject({
    code: "SCENARIO_MISSING",
    message: expect.stringContaining("./nowhere.yaml"),
  });
});
