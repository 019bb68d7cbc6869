import { join } from "node:path";
import { afterEach, expect, it } from "vitest";
import { runDoctor } from "../../src/doctor/run-doctor.ts";
import { folderOf } from "../knowledge/write-folder.ts";
import { removeTemporaryFolders } from "../temporary-folder.ts";

afterEach(removeTemporaryFolders);

async function settingsSeen(knowledge: string): Promise<string> {
  let output = "";
  await runDoctor({
    env: { PORT: "0" },
    nodeVersion: process.versions.node,
    root: join(import.meta.dirname, "..", ".."),
    bundled: knowledge,
    dataDir: join(knowledge, "..", "none"),
    knowledge,
    json: true,
    write: (text) => {
      output += text;
    },
  });
  const { checks } = JSON.parse(output) as { checks: { id: string; evidence: { saw: string } }[] };
  return checks.find(({ id }) => id === "settings")?.evidence.saw ?? "";
}

it("names the setting that a folder, or a file of sources, stands for", async () => {
  const folder = await folderOf({ "a.md": "Yaks.", "k.yaml": "sources: [{name: a, folder: .}]\n" });
  expect(await settingsSeen(folder)).toMatch(/set: KNOWLEDGE_DIR\b(?!.*KNOWLEDGE_FILE)/);
  expect(await settingsSeen(join(folder, "k.yaml"))).toMatch(/set: KNOWLEDGE_FILE\b(?!.*KNOWLEDGE_DIR)/);
});
