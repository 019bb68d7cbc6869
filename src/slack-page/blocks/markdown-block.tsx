import { useMemo } from "react";
import { type Json, stringOf } from "../elements/read-element.ts";
import { Drawn } from "./drawn.tsx";

const CLOSED_FENCE = /^(`{3,}|~{3,})[^`\n]*\n((?:.*\n)*?)\1[`~]*[ \t]*$/gm;
const TASK = /^(\s*(?:[-*+]|\d+[.)])\s+)\[([ xX])\](?=\s)/gm;

/** Markdown. Code in a fence is handed over as rich text: the library puts spaces around the line breaks of markdown. */
export function MarkdownBlock({ block }: { readonly block: Json }) {
  const blocks = useMemo(() => partsOf(block), [block]);
  return <Drawn blocks={blocks} />;
}

function partsOf(block: Json): readonly Json[] {
  const markdown = stringOf(block.text) ?? "";
  const parts: Json[] = [];
  let end = 0;
  const tell = (text: string) => {
    if (text.trim() !== "") parts.push({ type: "markdown", text: withTaskSigns(text) });
  };
  for (const found of markdown.matchAll(CLOSED_FENCE)) {
    tell(markdown.slice(end, found.index));
    parts.push(code((found[2] ?? "").replace(/\n$/, "")));
    end = found.index + found[0].length;
  }
  tell(markdown.slice(end));
  return parts;
}

function code(text: string): Json {
  const elements = [{ type: "rich_text_preformatted", elements: [{ type: "text", text }] }];
  return { type: "rich_text", elements };
}

/** The library draws a to-do list with inputs that have no name; signs are read out, and cannot be clicked. */
function withTaskSigns(markdown: string): string {
  return markdown.replace(TASK, (_all, item, mark) => `${item}${mark === " " ? "☐" : "☑"}`);
}
