import { shown } from "./shown.ts";

/** HTML of a page's own making. Only `html` and `own` make it, so that no other text gets into the page unescaped. */
export interface Markup {
  readonly markup: string;
}

/** What is written between HTML; `undefined`, `null` and `false` are written as nothing. */
export type Part = Markup | string | number | undefined | null | false | readonly Part[];

/** Writes HTML: what stands between the parts is taken as it is, each text among the parts is escaped. */
export function html(between: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  let markup = between[0] ?? "";
  for (const [at, part] of parts.entries()) markup += written(part) + (between[at + 1] ?? "");
  return { markup };
}

/** Takes a constant of the program as HTML. Never for what comes from a run. */
export function own(markup: string): Markup {
  return { markup };
}

function written(part: Part): string {
  if (part === undefined || part === null || part === false) return "";
  if (typeof part === "number") return String(part);
  if (typeof part === "string") return escaped(part);
  if ("markup" in part) return part.markup;
  return part.map(written).join("");
}

/** For the content of an element and for an attribute's value in double quotes. */
function escaped(text: string): string {
  return shown(text).replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
