import { rawBlocksOf } from "./blocks.ts";

const FENCE = /^[ \t>*+-]*(`{3,}|~{3,})/;

/** A Markdown text with its code and its comments blanked, line by line the same otherwise. */
export function withoutCode(markdown: string): string {
  const blocks = rawBlocksOf(markdown).map(({ raw, isCode }) => (isCode ? lineEndsOf(raw) : raw));
  let fence = "";
  const lines = blocks
    .join("")
    .split("\n")
    .map((line) => {
      const mark = FENCE.exec(line)?.[1] ?? "";
      const wasOpen = fence !== "";
      if (!wasOpen) fence = mark;
      else if (mark.startsWith(fence)) fence = "";
      return wasOpen || mark ? "" : withoutSpans(line);
    });
  return withoutComments(lines.join("\n"));
}

/** A code span ends where there are as many backticks as began it. */
function withoutSpans(line: string): string {
  const runs = [...line.matchAll(/`+/g)];
  const later = new Map<number, number[]>();
  for (const { 0: run, index } of runs.toReversed()) {
    const places = later.get(run.length);
    if (places) places.push(index);
    else later.set(run.length, [index]);
  }
  let text = "";
  let read = 0;
  for (const { 0: run, index } of runs) {
    const places = later.get(run.length) ?? [];
    places.pop();
    const end = places.at(-1);
    if (index < read || end === undefined) continue;
    text += `${line.slice(read, index)}${" ".repeat(end + run.length - index)}`;
    read = end + run.length;
  }
  return text + line.slice(read);
}

function withoutComments(text: string): string {
  let kept = "";
  let read = 0;
  for (let open = text.indexOf("<!--"); open >= 0; open = text.indexOf("<!--", read)) {
    const close = text.indexOf("-->", open);
    if (close < 0) break;
    kept += text.slice(read, open) + lineEndsOf(text.slice(open, close));
    read = close + "-->".length;
  }
  return kept + text.slice(read);
}

function lineEndsOf(text: string): string {
  return "\n".repeat(text.split("\n").length - 1);
}
