/** A piece of a draft that begins on a line of its own. The raw texts together are the draft, to the character. */
export interface DraftBlock {
  readonly kind: "heading" | "prose" | "item" | "row" | "quote" | "code" | "none";
  readonly raw: string;
  /** What stands before the words, such as `2. ` or `## `, with the white space before it. */
  readonly lead: string;
  /** The words, or the lines of a fence with the fence itself. */
  readonly body: string;
  /** A blank line stands before it. */
  readonly apart: boolean;
}

const FENCE = /^([ \t]{0,20}(?:(?:[-*+]|\d{1,9}[.)])[ \t]{1,4})?)(`{3,}|~{3,})([^`\n]*)$/;
const HEADING = /^[ \t]{0,3}#{1,6}(?:[ \t]+|$)/;
const ITEM = /^[ \t]{0,20}(?:[-*+]|\d{1,9}[.)])(?:[ \t]+|$)/;
const QUOTE = /^[ \t]{0,3}>[ \t]?/;
const ROW = /^[ \t]{0,20}\|/;
/** A rule, a heading's underline, and where a reference link leads: none of them says anything. */
const NOTHING = /^[ \t]*(?:(?:[-_*=][ \t]*){2,}|\[[^\]\n]{1,200}\]:(?:[ \t].*)?)$/;

/** Splits a draft line by line, so that what comes later never changes what was split before. */
export function draftBlocksOf(draft: string): DraftBlock[] {
  const blocks: DraftBlock[] = [];
  let open: { kind: DraftBlock["kind"]; lead: string; lines: string[]; apart: boolean } | undefined;
  let fence: RegExp | undefined;
  let apart = false;
  const close = () => {
    if (!open) return;
    const { kind, lead, lines, apart } = open;
    const raw = lines.join("");
    blocks.push({ kind, raw, lead, body: raw.slice(kind === "code" ? 0 : lead.length), apart });
    open = undefined;
  };
  const begin = (kind: DraftBlock["kind"], lead: string, line: string) => {
    close();
    open = { kind, lead, lines: [line], apart };
    apart = false;
  };

  for (const line of linesOf(draft)) {
    const words = line.replace(/\n$/, "");
    if (fence) {
      open?.lines.push(line);
      if (fence.test(words)) fence = undefined;
      continue;
    }
    const opened = FENCE.exec(words);
    if (opened) {
      begin("code", opened[1] ?? "", line);
      fence = endOf(opened[2] ?? "```");
    } else if (words.trim() === "" || NOTHING.test(words)) {
      begin("none", "", line);
      apart = true;
    } else {
      const [kind, lead] = beginningOf(words);
      const goesOn =
        kind === "prose" && (open?.kind === "prose" || open?.kind === "item" || open?.kind === "quote");
      if (open && (goesOn || (kind === "quote" && open.kind === "quote"))) open.lines.push(line);
      else begin(kind, lead, line);
    }
  }
  close();
  return blocks;
}

function beginningOf(line: string): [DraftBlock["kind"], string] {
  for (const [kind, form] of [
    ["heading", HEADING],
    ["item", ITEM],
    ["quote", QUOTE],
    ["row", ROW],
  ] as const) {
    const [lead] = form.exec(line) ?? [];
    if (lead !== undefined) return [kind, kind === "row" ? "" : lead];
  }
  return ["prose", /^[ \t]*/.exec(line)?.[0] ?? ""];
}

/** Where signs were taken out of it, a line within a block may be empty or begin another block: that one goes on in the line before. */
export function withoutBegunBlocks({ kind }: DraftBlock, body: string): string {
  const [first = "", ...rest] = body.split("\n");
  const said = rest.filter((line, at) => line.trim() !== "" || at === rest.length - 1);
  return said.reduce((text, line) => text + (begins(line) ? " " : "\n") + line, first);

  function begins(line: string): boolean {
    const begun = beginningOf(line)[0];
    return (
      FENCE.test(line) ||
      NOTHING.test(line) ||
      (begun !== "prose" && !(begun === "quote" && kind === "quote"))
    );
  }
}

function endOf(fence: string): RegExp {
  return new RegExp(`^[ \\t]*${fence[0] === "~" ? "~" : "`"}{${fence.length},}[ \\t]*$`);
}

function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** Whether a block of code has its closing fence. */
export function isClosed({ body }: DraftBlock): boolean {
  const [first = "", ...rest] = body.trimEnd().split("\n");
  const fence = FENCE.exec(first)?.[2] ?? "```";
  return rest.some((line) => endOf(fence).test(line));
}
