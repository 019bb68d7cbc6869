import { afterAll, describe, expect, it } from "vitest";
import { nodeVersion } from "../../../src/doctor/checks/node-version.ts";
import { folderOf } from "../../knowledge/write-folder.ts";
import { removeTemporaryFolders } from "../../temporary-folder.ts";
import { finding, findingOf } from "../finding.ts";

afterAll(removeTemporaryFolders);

const rootNeeding = (node: string) => folderOf({ "package.json": JSON.stringify({ engines: { node } }) });

describe("the check of Node", () => {
  it.each(["22.22.0", "22.22.1", "22.100.0", "24.0.0", "25.1.0-nightly"])(
    "passes %s for >=22.22",
    async (version) => {
      const root = await rootNeeding(">=22.22");
      expect(await findingOf(nodeVersion({ nodeVersion: version, root }))).toEqual(finding("PASS", version));
    },
  );

  it.each(["22.21.9", "20.99.0", "9.0.0"])("catches %s, and says what it takes", async (version) => {
    const root = await rootNeeding(">=22.22");
    expect(await findingOf(nodeVersion({ nodeVersion: version, root }))).toEqual(
      finding("FAIL", `${version}, and it takes >=22.22`, "npm start"),
    );
  });

  it("does not know where it cannot read what is needed", async () => {
    const root = await rootNeeding("22 || 24");
    expect(await findingOf(nodeVersion({ nodeVersion: "24.0.0", root }))).toEqual(
      finding("UNKNOWN", "lower bound"),
    );
    expect(await findingOf(nodeVersion({ nodeVersion: "24.0.0", root: "/nowhere" }))).toEqual(
      finding("UNKNOWN", "ENOENT"),
    );
  });
});
