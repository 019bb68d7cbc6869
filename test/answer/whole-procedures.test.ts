import { afterEach, expect, it } from "vitest";
import { removeTemporaryFolders } from "../temporary-folder.ts";
import { asking } from "./answered.ts";

afterEach(removeTemporaryFolders);

const RUNBOOK = {
  "restore.md": [
    "# Restore a backup",
    "Restoring takes an hour.",
    "1. Stop the writer.\n2. Find the newest file in the bucket.\n3. Check its sum.\n4. Load it.\n5. Run the consistency check.\n6. Start the writer.\n7. Tell the team.",
  ].join("\n\n"),
  "snapshots.md": "# Snapshots\n\nA snapshot is taken each night. Its size is small.",
};

const STEPS = [
  "Stop the writer",
  "Find the newest file",
  "Check its sum",
  "Load it",
  "consistency check",
  "Start the writer",
  "Tell the team",
];

it.each([
  "How do I restore a backup?",
  "Restore a backup",
  "restoring a backup",
  "Comment restaurer une sauvegarde ?",
  "Wie stelle ich eine Sicherung wieder her?",
  "¿Cómo restauro una copia de seguridad?",
])("a procedure is told from its first step to its last: %s", async (question) => {
  const { text } = await (await asking(RUNBOOK))(question);
  const places = STEPS.map((step) => text.indexOf(step));
  expect(places).not.toContain(-1);
  expect(places).toEqual([...places].sort((a, b) => a - b));
});

it("one step is told alone where only that is asked for", async () => {
  const { text } = await (await asking(RUNBOOK))("Where is the newest file?");
  expect(text).toContain("bucket");
  expect(text).not.toContain("consistency check");
});
