import * as fc from "fast-check";
import { expect, it } from "vitest";
import { harmless } from "../../src/slack-page/blocks/harmless.ts";
import { safeLink } from "../../src/slack-page/blocks/safe-link.ts";

it.each([
  ["https://example.com/a?b=c", "https://example.com/a?b=c"],
  ["mailto:ana@example.com", "mailto:ana@example.com"],
  ["javascript:alert(1)", undefined],
  [" JavaScript:alert(1)", undefined],
  ["java\nscript:alert(1)", undefined],
  ["data:text/html,<script>alert(1)</script>", undefined],
  ["vbscript:x", undefined],
  ["/api/chat.postMessage", undefined],
  ["//example.com", undefined],
  [42, undefined],
])("opens %j as %j", (address, opened) => {
  expect(safeLink(address)).toBe(opened);
});

it("leaves no address that opens anything but the web, wherever it is in the blocks", () => {
  const address = fc.oneof(
    fc.webUrl(),
    fc.constantFrom("javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "/simulator/"),
    fc.string(),
  );
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4 },
      fc.record({ type: fc.string(), url: address }),
      fc.array(tie("tree")),
      tie("deep"),
    ),
    deep: fc.record({ elements: tie("tree"), title_url: address }),
  }));
  fc.assert(
    fc.property(tree, (blocks) => {
      for (const found of addressesIn(harmless(blocks)))
        expect(found).toMatch(/^(https?:|mailto:|about:blank$)/);
    }),
    { numRuns: 50 },
  );
});

it("fetches no picture of another place, and links to those in markdown", () => {
  expect(harmless({ type: "image", image_url: "https://example.com/a.png", alt_text: "A" })).toEqual({
    type: "image",
    image_url: expect.stringMatching(/^data:image\/svg\+xml,/),
    alt_text: "A",
  });
  expect(harmless({ type: "markdown", text: "![A plan](https://example.com/a.png)" })).toEqual({
    type: "markdown",
    text: "[A plan](https://example.com/a.png)",
  });
});

function addressesIn(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value.flatMap(addressesIn);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) =>
    name === "url" || name === "title_url" ? [part] : addressesIn(part),
  );
}
