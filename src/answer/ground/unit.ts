import { withoutCalls } from "./calls.ts";
import { type DraftBlock, draftBlocksOf, isClosed, withoutBegunBlocks } from "./draft-blocks.ts";
import { addressesIn, comparable, isFollowed, withoutForeignLinks } from "./links.ts";
import { markersIn, withoutMarkers, withSingleMarkers } from "./markers.ts";
import { withPlaceholdersAsCode } from "./placeholders.ts";
import { statementsIn } from "./statements.ts";
import { spansIn } from "./words-and-code.ts";

/** What is kept or dropped as a whole: a sentence, a row, a heading, a quotation, a block of code. */
export interface Unit {
  readonly block: DraftBlock;
  /** The place of its block in the draft. */
  readonly at: number;
  readonly text: string;
  /** The passages that it cites itself. */
  readonly markers: readonly number[];
  /** It announces what comes next, and says nothing without that. */
  readonly leadsIn: boolean;
  /** Markers alone, or a table's rule: it stays or goes with what stands before it. */
  readonly goesWithPrevious: boolean;
}

/** Cuts a draft into its units. Links that lead elsewhere, calls, tags and images are gone from them. */
export function unitsOf(draft: string, isOwn: (address: string) => boolean): Unit[] {
  const units = draftBlocksOf(draft).flatMap((block, at) => {
    if (block.kind === "none" || isEmptyCode(block)) return [];
    const texts = block.kind === "code" ? [codeOf(block)] : textsOf(block, isOwn);
    return texts.filter((text) => saysSomething(block, text)).map((text) => unitOf(block, at, text));
  });
  // The head of a table says nothing without its rows, and the rule below it nothing without the head.
  return units.flatMap((unit, at) => {
    if (!isRule(unit) && !isRule(units[at + 1])) return [unit];
    if (unit.block.kind !== "row") return [unit];
    return isRule(unit) && !isHeadOf(units[at - 1], unit) ? [] : [{ ...unit, leadsIn: true }];
  });
}

function isEmptyCode({ kind, body }: DraftBlock): boolean {
  return (
    kind === "code" &&
    body
      .split("\n")
      .slice(1)
      .every((line) => /^[ \t`~]*$/.test(line))
  );
}

/** Signs without a word or a number are none, save for a table's rule. */
function saysSomething({ kind }: DraftBlock, text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text) || (kind === "row" && RULE.test(text.trimEnd()));
}

function textsOf(block: DraftBlock, isOwn: (address: string) => boolean): string[] {
  const harmless = withPlaceholdersAsCode(block.body, (words) =>
    withSingleMarkers(withoutCalls(withoutForeignLinks(withoutCalls(words), isOwn))),
  );
  const body = withoutBegunBlocks(block, harmless);
  return block.kind === "prose" || block.kind === "item" ? statementsIn(body) : [body];
}

function unitOf(block: DraftBlock, at: number, text: string): Unit {
  const words = block.kind === "code" ? "" : wordsOf(text);
  const rest = withoutMarkers(words);
  return {
    block,
    at,
    text,
    markers: markersIn(words),
    leadsIn: block.kind === "heading" || /[:：]["'”’)\]*_\s]*$/u.test(rest),
    goesWithPrevious:
      block.kind !== "code" && !/[\p{L}\p{N}`]/u.test(rest) && (rest !== words || block.kind === "row"),
  };
}

const RULE = /^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;

function isRule(unit: Unit | undefined): boolean {
  return unit?.block.kind === "row" && RULE.test(unit.text.trimEnd());
}

function isHeadOf(unit: Unit | undefined, rule: Unit): boolean {
  return unit?.block.kind === "row" && unit.at === rule.at - 1 && !isRule(unit);
}

function wordsOf(text: string): string {
  return spansIn(text)
    .map(({ isCode, text }) => (isCode ? "`x`" : text))
    .join("");
}

/** The languages that a fence may name; any other word there would be one that nobody checks. */
const LANGUAGES = new Set(
  "bash c cpp cs csharp css diff dockerfile go graphql hcl html http ini java javascript js json jsonc jsx kotlin kt markdown md php powershell properties proto py python rb ruby rs rust scala sh shell sql swift text toml ts tsx typescript xml yaml yml zsh".split(
    " ",
  ),
);

/** A fence with nothing behind it but a language, and closed. */
function codeOf(block: DraftBlock): string {
  const body = isClosed(block) ? block.body.trimEnd() : closed(block.body.trimEnd());
  return body.replace(
    /^([ \t]*(?:(?:[-*+]|\d+[.)])[ \t]+)?(?:`{3,}|~{3,}))[ \t]*([^\s`]*).*/,
    (_, fence: string, language: string) =>
      LANGUAGES.has(language.toLowerCase()) ? fence + language : fence,
  );
}

function closed(body: string): string {
  const [, indent = "", mark = "", fence = "```"] =
    /^([ \t]*)((?:[-*+]|\d+[.)])?[ \t]*)(`{3,}|~{3,})/.exec(body) ?? [];
  return `${body}\n${indent}${" ".repeat(mark.length)}${fence}`;
}

/** Whether an address may stay a link: it leads to the web and stands in one of the texts. */
export function ownAddresses(addresses: Iterable<string>): (address: string) => boolean {
  const own = new Set(addresses);
  return (address) => isFollowed(address) && addressesIn(address).length > 0 && own.has(comparable(address));
}
