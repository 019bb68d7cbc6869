import { useMemo } from "react";
import { type Json, stringOf } from "../elements/read-element.ts";
import { Drawn } from "./drawn.tsx";

const FENCE = /^\s*(```|~~~)/;
const TASK = /^(\s*(?:[-*+]|\d+[.)])\s+)\[([ xX])\](?=\s)/;

/** Markdown. The library draws a to-do list with inputs that have no name; signs are read out, and cannot be clicked. */
export function MarkdownBlock({ block }: { readonly block: Json }) {
  const signed = useMemo(() => [{ ...block, text: withTaskSigns(stringOf(block.text) ?? "") }], [block]);
  return <Drawn blocks={signed} />;
}

function withTaskSigns(markdown: string): string {
  let inCode = false;
  const lines = markdown.split("\n").map((line) => {
    if (FENCE.test(line)) inCode = !inCode;
    return inCode ? line : line.replace(TASK, (_all, item, mark) => `${item}${mark === " " ? "☐" : "☑"}`);
  });
  return lines.join("\n");
}
