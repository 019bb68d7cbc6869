import { mkdir, symlink, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { afterAll, expect, it } from "vitest";
import { assertFilesOfTheirOwn } from "../../src/report-files/assert-files-of-their-own.ts";
import { removeTemporaryFolders, temporaryFolder } from "../temporary-folder.ts";

afterAll(removeTemporaryFolders);

const SAME = expect.objectContaining({
  code: "REPORT_UNWRITABLE",
  exitCode: 3,
  message: expect.stringContaining("--junit and --html are the same file"),
});

it("lets each report have a file of its own", async () => {
  const folder = await temporaryFolder();
  await assertFilesOfTheirOwn({ "--junit": join(folder, "a"), "--html": join(folder, "b") });
  await assertFilesOfTheirOwn({ "--junit": undefined, "--html": undefined });
});

it("refuses one file for two, however it is written", async () => {
  const folder = await temporaryFolder();
  await mkdir(join(folder, "made"));
  await symlink(join(folder, "made"), join(folder, "linked"));
  const file = join(folder, "made", "z");
  const others = [file, relative(process.cwd(), file), join(folder, "linked", "z")];
  for (const other of others)
    await expect(assertFilesOfTheirOwn({ "--junit": file, "--html": other })).rejects.toThrow(SAME);
  await writeFile(file, "there");
  await symlink(file, join(folder, "z"));
  for (const other of [...others, join(folder, "z")])
    await expect(assertFilesOfTheirOwn({ "--junit": file, "--html": other })).rejects.toThrow(SAME);
});
