import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, expect, it } from "vitest";
import { endLedgers, runLedger } from "../ledger-process.ts";
import { removeTemporaryFolders, temporaryFolder } from "../temporary-folder.ts";

afterEach(async () => {
  await endLedgers();
  await removeTemporaryFolders();
});

async function devWith(...more: string[]) {
  const dataDir = join(await temporaryFolder(), ".ledger");
  const args = ["dev", "--json", "--port", "0", "--data-dir", dataDir, ...more];
  const { code, stdout, stderr } = await runLedger(args, "What is a hard close?\n");
  return { code, stderr, record: JSON.parse(stdout.trim() || "null") };
}

it("ledger dev --model-endpoint asks its model over HTTP, and counts what it used", async () => {
  const { code, stderr, record } = await devWith("--model-endpoint");
  expect(code).toBe(0);
  expect(stderr).toMatch(/^model endpoint {3}http:\/\/127\.0\.0\.1:\d+\/v1$/m);
  expect(record).toMatchObject({ outcome: "answered", model: "extractive" });
  expect(record.text).toContain("[1]");
  expect(record.usage.inputTokens).toBeGreaterThan(100);
});

it("ledger dev --model-faults lets the endpoint fail by a plan, and the question is answered all the same", async () => {
  const plan = join(await temporaryFolder(), "faults.yaml");
  await writeFile(plan, "rules:\n  - fault: budget_exceeded\n");
  const { code, record } = await devWith("--model-faults", plan);
  expect(code).toBe(0);
  expect(record).toMatchObject({ outcome: "answered", degraded: expect.any(String) });
});

it("ledger dev --model-faults refuses a plan that is none, with what is wrong with it", async () => {
  const plan = join(await temporaryFolder(), "faults.yaml");
  await writeFile(plan, "rules:\n  - fault: hnag\n");
  const { code, record } = await devWith("--model-faults", plan);
  expect(code).toBe(3);
  expect(record.error).toMatchObject({
    code: "FAULTS_INVALID",
    message: expect.stringContaining(`${plan}:2:`),
  });
});
