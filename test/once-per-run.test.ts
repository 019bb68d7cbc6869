import { afterAll, expect, it, onTestFinished, vi } from "vitest";
import { oncePerRun, RUN_FOLDER } from "./once-per-run.ts";
import { removeTemporaryFolders, temporaryFolder } from "./temporary-folder.ts";

afterAll(removeTemporaryFolders);

it.each(["it is not there", undefined])("finds out once in a run: %s", async (found) => {
  vi.stubEnv(RUN_FOLDER, await temporaryFolder());
  onTestFinished(() => void vi.unstubAllEnvs());
  const findOut = vi.fn(async () => found);
  expect([await oncePerRun("it", findOut), await oncePerRun("it", findOut)]).toEqual([found, found]);
  expect(findOut).toHaveBeenCalledTimes(1);
});
