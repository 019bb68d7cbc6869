import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { readBaseline } from "../../../src/evaluation/baseline/read-baseline.ts";
import { readGateFile } from "../../../src/evaluation/run/gate-file.ts";
import { removeTemporaryFolders, temporaryFolder } from "../../temporary-folder.ts";
import { folderOf } from "../fixtures/files.ts";

afterAll(removeTemporaryFolders);

async function refused(yaml: string) {
  const folder = await folderOf({ "gate.yaml": yaml });
  const error = await readGateFile(join(folder, "gate.yaml")).catch((thrown) => thrown);
  return {
    code: error.code,
    exitCode: error.exitCode,
    message: error.message.replaceAll(`${folder}/`, ""),
  };
}

describe("a gate's file", () => {
  it("gives thresholds, and a baseline beside it", async () => {
    const folder = await folderOf({ "gate.yaml": 'thresholds: ["pass>=0.9"]\nbaseline: b.json\n' });
    expect(await readGateFile(join(folder, "gate.yaml"))).toEqual({
      thresholds: ["pass>=0.9"],
      baseline: join(folder, "b.json"),
    });
  });

  it.each([
    [
      "an unknown key",
      "# mine\nthreshold: [pass>=0.9]",
      /gate\.yaml:2:1 has an unknown key "threshold"; did you mean "thresholds"\?/,
    ],
    ["no list", "thresholds: pass>=0.9", /gate\.yaml:1:\d+ "thresholds" must be a list/],
    [
      "an unknown metric",
      'thresholds:\n  - "pass>=0.9"\n  - "passs>=0.9"',
      /gate\.yaml:3:5 There is no metric "passs"; did you mean "pass"\?/,
    ],
    ["no threshold", 'thresholds: ["pass"]', /gate\.yaml:1:\d+ "pass" is no threshold/],
    ["no keys", "pass>=0.9", /gate\.yaml:1:1 must be keys/],
    ["no YAML", 'thresholds: ["pass', /gate\.yaml:1:\d+ is not YAML/],
  ])("with %s is refused as a file, with the line", async (_what, yaml, message) => {
    expect(await refused(yaml)).toEqual({
      code: "GATE_INVALID",
      exitCode: 3,
      message: expect.stringMatching(message),
    });
  });

  it("that is not there, a folder or a pipe is refused and not waited for", async () => {
    const folder = await temporaryFolder();
    const pipe = join(folder, "pipe");
    execFileSync("mkfifo", [pipe]);
    for (const [path, message] of [
      [pipe, /is no file but a pipe/],
      [folder, /is a folder/],
    ] as const) {
      await expect(readGateFile(path)).rejects.toMatchObject({ message: expect.stringMatching(message) });
      await expect(readBaseline(path)).rejects.toMatchObject({
        code: "BASELINE_INVALID",
        message: expect.stringMatching(message),
      });
    }
    await expect(readGateFile(join(folder, "no.yaml"))).rejects.toMatchObject({
      message: expect.stringMatching(/no\.yaml is not there/),
      remedy: expect.stringMatching(/Correct --gate/),
    });
  });
});
