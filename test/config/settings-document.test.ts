import { resolve } from "node:path";
import { expect, it } from "vitest";
import { SETTINGS } from "../../src/config/settings.ts";
import { writeSettingsDocument } from "./settings-document.ts";

it("docs/settings.md names every setting; `npm run docs` writes it", async () => {
  const document = resolve(import.meta.dirname, "../../docs/settings.md");
  await expect(writeSettingsDocument(SETTINGS)).toMatchFileSnapshot(document);
});
