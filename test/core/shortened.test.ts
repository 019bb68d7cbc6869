import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cutAt, shortened } from "../../src/core/shortened.ts";

const FAMILY = "👩‍👩‍👧‍👦";

describe("a text that is cut", () => {
  it.each([
    [`a${FAMILY}b`, 5, "a"],
    [`a${FAMILY}b`, 12, `a${FAMILY}`],
    ["🇨🇦🇩🇪", 6, "🇨🇦"],
    ["👍🏽👍🏽", 5, "👍🏽"],
    ["abc", 2, "ab"],
    ["abc", 3, "abc"],
  ])("ends between two characters that a reader sees: %j at %i", (text, most, cut) => {
    expect(cutAt(text, most)).toBe(cut);
  });

  it("says that it goes on", () => {
    expect(shortened(`a ${FAMILY}`, 6)).toBe("a…");
    expect(shortened("short", 6)).toBe("short");
  });

  it("is a beginning of the text that is no longer, and well-formed", () => {
    const text = fc.string({
      unit: fc.oneof(fc.constantFrom(FAMILY, "👍🏽", "e\u0301", "a"), fc.string({ unit: "grapheme" })),
    });
    fc.assert(
      fc.property(text, fc.nat(100), (text, most) => {
        const cut = cutAt(text, most);
        expect(text.startsWith(cut)).toBe(true);
        expect(cut.length).toBeLessThanOrEqual(most);
        expect(cut.isWellFormed()).toBe(true);
      }),
    );
    expect(cutAt(`a${"\u0301".repeat(1_000)}`, 100)).toHaveLength(100);
  });
});
