import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { EXECUTOR_SHAPES } from "../../../src/loadtest/scenario/schema/executor-shapes.ts";
import { opened, SHIPPED } from "./opened.ts";

const readme = await readFile(join(SHIPPED, "README.md"), "utf8");

it("the example of the README is a scenario that can be opened", async () => {
  const [, example = ""] = /```yaml\n([\s\S]*?)```/.exec(readme) ?? [];
  const { workloads, thresholds } = await opened(example);
  expect(Object.keys(workloads[0]?.mix?.shares ?? {})).toHaveLength(5);
  expect(thresholds).toHaveLength(3);
});

it("the README names every scenario, and every executor with its fields", async () => {
  const shipped = (await readdir(SHIPPED)).filter((file) => file.endsWith(".yaml"));
  for (const file of shipped) expect(readme).toContain(`| \`${file.replace(".yaml", "")}\` |`);
  for (const [executor, shape] of Object.entries(EXECUTOR_SHAPES)) {
    expect(readme).toContain(`| \`${executor}\` |`);
    for (const field of Object.keys(shape)) expect(readme).toMatch(new RegExp(`\\b${field}\\b`));
  }
});
