import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { expect, it } from "vitest";

const CHURN = join(import.meta.dirname, "churn.ts");

it("lets a busy bot's heap grow little beyond what is in use", () => {
  expect(mostOf("bounded")).toBeLessThan(mostOf("unbounded") / 1.5);
});

/** In MiB; of a process of its own, because the bound is of the whole process. */
function mostOf(how: "bounded" | "unbounded"): number {
  const printed = execFileSync(process.execPath, [CHURN, how], { encoding: "utf8" });
  return (JSON.parse(printed) as { most: number }).most;
}
