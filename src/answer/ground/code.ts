import { folded } from "./evidence-text.ts";
import { wordsAndCode } from "./words-and-code.ts";

/** The code of a passage, in the forms in which a statement may write it. */
export interface Code {
  /** Whole lines and whole spans, without a prompt's sign. */
  readonly wholes: ReadonlySet<string>;
  /** Everything, for what is one token. */
  readonly all: string;
  /** What stands outside of code; a command written there has no signs where it ends. */
  readonly prose: string;
}

/** Reads the code of a text, as it is written and as it is read without escapes. */
export function codeIn(...readings: readonly string[]): Code {
  const wholes = new Set<string>();
  const prose: string[] = [];
  for (const text of readings) {
    for (const line of text.split("\n")) {
      wholes.add(whole(line));
      wholes.add(whole(line.replace(/\s#\s.*$/, "")));
    }
    for (const { isCode, text: part } of wordsAndCode(text)) {
      if (isCode) wholes.add(whole(part.replace(/^`+|`+$/g, "")));
      prose.push(isCode ? "\n" : part.replace(INDENTED, ""));
    }
  }
  wholes.delete("");
  return { wholes, all: folded(readings.join("\n")), prose: folded(prose.join("")) };
}

/** Code without a fence: what is as far from the edge is no prose, or continues a list. */
const INDENTED = /^(?: {4}|\t)[ \t]*(?![-*+\d])[^\n]*$/gm;

/** Whether a line of code stands there whole: the beginning of a command may do more than all of it. */
export function lineStands(line: string, code: readonly Code[]): boolean {
  const written = whole(line);
  return written === "" || code.some((each) => each.wholes.has(written) || holdsToken(each.prose, written));
}

/** Whether a span of code stands there: one token anywhere, more as a whole. */
export function spanStandsIn(span: string, code: readonly Code[]): boolean {
  const written = whole(span);
  if (lineStands(span, code)) return true;
  if ((!/\s/.test(written) || COMMAND.test(written)) && code.some(({ all }) => holdsToken(all, written)))
    return true;
  return code.some(({ all }) => holdsPart(all, written) || assigns(all, written));
}

/** A command's name with what it does, and neither an option nor what it is done to. */
const COMMAND = /^[a-z][a-z\d-]* [a-z][a-z\d-]*$/;

const PROMPT = /^\s*(?:[$>%#]\s+)+/;

function whole(line: string): string {
  return folded(line.replace(PROMPT, "")).replace(/\s*[,;\\]$/, "");
}

/** A word, a flag or a path goes on over these signs. */
const GOES_ON = /^(?:[\p{L}\p{N}_]|[-/][\p{L}\p{N}_]|\.\p{N})/u;
const CAME = /(?:[\p{L}\p{N}_]|[\p{L}\p{N}_][-/]|\p{N}\.)$/u;
/** What a path goes on over. */
const PATH = /^[./]/;

function holdsToken(text: string, token: string): boolean {
  for (let at = text.indexOf(token); at >= 0; at = text.indexOf(token, at + 1)) {
    const before = text.slice(Math.max(0, at - 2), at);
    const behind = text.slice(at + token.length, at + token.length + 2);
    const startsWithSign = !/^[\p{L}\p{N}_]/u.test(token);
    const endsWithSign = !/[\p{L}\p{N}_]$/u.test(token);
    const begins = startsWithSign
      ? !/[\p{L}\p{N}_/-]$/u.test(before)
      : !CAME.test(before) || isPart(token, before);
    const ends = endsWithSign
      ? !/^[\p{L}\p{N}_/$-]/u.test(behind)
      : !GOES_ON.test(behind) || (isPart(token, behind) && PATH.test(behind));
    if (begins && ends) return true;
  }
  return false;
}

/** A plain name may stand within a path: `ledger` in `/var/ledger`. */
function isPart(token: string, beside: string): boolean {
  return /^[\p{L}_][\p{L}\p{N}_]*$/u.test(token) && /^[/.]|[/.]$/.test(beside);
}

const OPENS = /[([{,"']\s?$/;
const CLOSES = /^\s?[)\]},"']/;

/** What brackets, quotation marks or commas part off on both sides: an argument, a field. */
function holdsPart(text: string, part: string): boolean {
  if (!isBalanced(part)) return false;
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1))
    if (
      OPENS.test(text.slice(Math.max(0, at - 2), at)) &&
      CLOSES.test(text.slice(at + part.length, at + part.length + 2))
    )
      return true;
  return false;
}

function isBalanced(part: string): boolean {
  const count = (signs: RegExp) => part.match(signs)?.length ?? 0;
  return count(/[([{]/g) === count(/[)\]}]/g);
}

const ASSIGNMENT = /^(?:(?:export|set) )?(--?[a-z][\w-]*|[\w.]+)(?:=|: ?| )["']?([\w./-]+)["']?$/i;
const LINK = /^["'`]*\s?(?:=|:|to|is|as|on|auf|à|a)?\s?["'`]*$/;

/** `LEVEL=debug` where the passage says to set LEVEL to debug. */
function assigns(text: string, written: string): boolean {
  const [, name, value] = ASSIGNMENT.exec(written) ?? [];
  if (!name || !value || !/[A-Z_-]/.test(name)) return false;
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const from = at + name.length;
    const place = text.slice(from, from + value.length + 12).indexOf(value);
    if (place < 1 || CAME.test(text.slice(Math.max(0, at - 2), at))) continue;
    if (GOES_ON.test(text.slice(from + place + value.length, from + place + value.length + 2))) continue;
    if (LINK.test(text.slice(from, from + place))) return true;
  }
  return false;
}
