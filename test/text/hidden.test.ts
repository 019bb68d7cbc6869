import { describe, expect, it } from "vitest";
import { withoutHidden } from "../../src/text/hidden.ts";
import { expectNoRunaway, RUNAWAY_GUARDED } from "./runaway.ts";

describe("what no reader sees", () => {
  it.each([
    ["a <!-- b --> c", "a  c"],
    ["a <!-- b\n\nc -->\nd", "a \nd"],
    ["a <!-- b", "a "],
    ["a <SCRIPT src='x'>b < c</SCRIPT> d <style>p {}</style>e", "a  d e"],
  ])("is taken out of %j", (markdown, seen) => {
    expect(withoutHidden(markdown)).toBe(seen);
  });

  it.each([
    "a `<!-- b -->` c",
    "a ``b ` <script>`` c",
    "- x\n  ```html\n  <!-- b -->\n  ```\n  c",
    "~~~\n<style>\n~~~\nx",
    "a <b> c -->",
  ])("is not what stands in code: %j", (markdown) => {
    expect(withoutHidden(markdown)).toBe(markdown);
  });

  it.each(["<!-- ", "<script", "<script>", "`<!--", "```\n<!--", "`a <!-- ``b "])(
    "is found in a megabyte of %j without running away",
    RUNAWAY_GUARDED,
    (piece) => expectNoRunaway(piece, withoutHidden),
  );
});
