import { withEmoji } from "./emoji.ts";

type Style = Readonly<Partial<Record<"bold" | "italic" | "strike" | "code", true>>>;
type Part = Readonly<Record<string, unknown>>;

const FENCE = "```";
const QUOTE = /^(?:&gt;|>) ?/;
const EDGE = "[\\p{L}\\p{N}]";
const marked = (sign: string) => `(?<!${EDGE})${sign}(?! )([^${sign}\\n]+)(?<! )${sign}(?!${EDGE})`;
const INLINE = new RegExp(
  [
    /`([^`\n]+)`/.source,
    /<([^<>\n]+)>/.source,
    /(https?:\/\/[^\s<>|`*~]*[^\s<>|`*~.,;:!?)'"_])/.source,
    marked("\\*"),
    marked("_"),
    marked("~"),
  ].join("|"),
  "u",
);

/**
 * A text in Slack's markup (`mrkdwn`) as the elements of a rich text block, of which the library draws the words as
 * they are; its own reader of markup takes colons and backslashes away, and puts spaces in.
 */
export function richTextOf(mrkdwn: string): readonly Part[] {
  const parts = fencedParts(mrkdwn);
  return parts.flatMap((part, index) => {
    if (index % 2 === 1) return part === "" ? [] : [preformatted(part)];
    const text = index === 0 ? part : part.replace(/^\n/, "");
    return linesOf(index === parts.length - 1 ? text : text.replace(/\n$/, ""));
  });
}

/** What stands in a fence is at the odd places; a fence that is never closed is a text as any other. */
function fencedParts(mrkdwn: string): readonly string[] {
  const parts = mrkdwn.split(FENCE);
  return parts.length % 2 === 1 ? parts : [...parts.slice(0, -2), parts.slice(-2).join(FENCE)];
}

function preformatted(code: string): Part {
  const text = unescapeEntities(code.replace(/^\n/, "").replace(/\n$/, ""));
  return { type: "rich_text_preformatted", elements: [{ type: "text", text }] };
}

function linesOf(text: string): Part[] {
  if (text === "") return [];
  const runs: { quoted: boolean; lines: string[] }[] = [];
  for (const line of text.split("\n")) {
    const shown = line.replace(QUOTE, "");
    const quoted = shown !== line;
    const last = runs.at(-1);
    if (last?.quoted === quoted) last.lines.push(shown);
    else runs.push({ quoted, lines: [shown] });
  }
  return runs.map(({ quoted, lines }) => ({
    ...(quoted ? { type: "rich_text_quote", border: 1 } : { type: "rich_text_section" }),
    elements: inline(lines.join("\n"), {}),
  }));
}

function inline(text: string, style: Style): Part[] {
  const parts: Part[] = [];
  let rest = text;
  for (let found = INLINE.exec(rest); found; found = INLINE.exec(rest)) {
    const [whole, code, reference, url, bold, italic, strike] = found;
    parts.push(...plain(rest.slice(0, found.index), style));
    if (code !== undefined)
      parts.push({ type: "text", text: unescapeEntities(code), style: { ...style, code: true } });
    else if (reference !== undefined) parts.push(referenceOf(reference, style));
    else if (url !== undefined) parts.push(linkOf(url, url, style));
    else if (bold !== undefined) parts.push(...inline(bold, { ...style, bold: true }));
    else if (italic !== undefined) parts.push(...inline(italic, { ...style, italic: true }));
    else if (strike !== undefined) parts.push(...inline(strike, { ...style, strike: true }));
    rest = rest.slice(found.index + whole.length);
  }
  return [...parts, ...plain(rest, style)];
}

function plain(text: string, style: Style): Part[] {
  return withEmoji(text).map((part) =>
    part.type === "text" ? { ...part, text: unescapeEntities(part.text), style } : part,
  );
}

function referenceOf(reference: string, style: Style): Part {
  const [target = "", label] = reference.split("|", 2);
  const id = target.slice(1);
  if (target.startsWith("@")) return { type: "user", user_id: id, style };
  if (target.startsWith("#")) return { type: "channel", channel_id: id, style };
  if (target.startsWith("!")) return specialOf(id, label, style);
  return linkOf(target, label ?? target, style);
}

function specialOf(id: string, label: string | undefined, style: Style): Part {
  const [kind, first = "", format = ""] = id.split("^");
  if (kind === "date" && /^\d+$/.test(first))
    return { type: "date", timestamp: Number(first), format, style };
  if (kind === "here" || kind === "channel" || kind === "everyone")
    return { type: "broadcast", range: kind, style };
  return { type: "text", text: unescapeEntities(label ?? id), style };
}

function linkOf(url: string, text: string, style: Style): Part {
  return { type: "link", url: unescapeEntities(url), text: unescapeEntities(text), style };
}

const ENTITIES: Readonly<Record<string, string>> = { "&lt;": "<", "&gt;": ">", "&amp;": "&" };

function unescapeEntities(text: string): string {
  return text.replace(/&(?:lt|gt|amp);/g, (entity) => ENTITIES[entity] ?? entity);
}
