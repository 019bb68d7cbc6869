import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { parsed, textOf, withTag } from "../../../html-page/parsed.ts";
import { madeUpRun } from "./made-up-run.ts";
import { written } from "./written.ts";

describe("the page's policy", () => {
  it("allows its own style and script by their hashes, and nothing else", async () => {
    const page = parsed(await written(madeUpRun()));
    const [charset, policy] = withTag(page, "meta");
    expect(charset?.properties.charSet).toBe("utf-8");
    const [style, script] = ["style", "script"].map((tag) => {
      const found = withTag(page, tag);
      expect(found).toHaveLength(1);
      return createHash("sha256").update(found.map(textOf).join("")).digest("base64");
    });
    expect(policy?.properties.httpEquiv).toEqual(["Content-Security-Policy"]);
    expect(policy?.properties.content).toBe(
      `default-src 'none'; style-src 'sha256-${style}'; script-src 'sha256-${script}'; base-uri 'none'; form-action 'none'`,
    );
  });
});
