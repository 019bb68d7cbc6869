import { readdir, readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { describe, expect, it } from "vitest";
import { generatedFiles } from "../../src/compose/generated-files.ts";
import { COMPOSE } from "../stack/stack-of-tests.ts";

const ROOT = join(COMPOSE, "..");
/** Written by hand. */
const OWN = [
  "compose/alertmanager/alertmanager.yml",
  "compose/nginx.conf",
  "compose/prometheus/records.test.yml",
];

describe("compose/", () => {
  it.each([...generatedFiles()])("has %s as `npm run generate` writes it", async (path, text) => {
    expect(await readFile(join(ROOT, path), "utf8")).toBe(text);
  });

  it("has nothing else but what is written by hand", async () => {
    const entries = await readdir(COMPOSE, { recursive: true, withFileTypes: true });
    const files = entries
      // Whoever uses compose keeps their secrets there, and git passes it by.
      .filter((entry) => entry.isFile() && entry.name !== ".env")
      .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)));
    expect(files.sort()).toEqual([...generatedFiles().keys(), ...OWN].sort());
  });
});
