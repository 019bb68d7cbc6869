import type { Asked } from "./asked.ts";
import type { Intent } from "./intent.ts";
import type { Unit } from "./units.ts";

/** How well the form of a unit is that of an answer, from 0 to 1. */
type Fit = (unit: Unit, asked: Asked) => number;

const NUMBER =
  /(?<![\p{L}\p{N}_-])\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|half|once|twice|daily|nightly|weekly|monthly|yearly|never|no limit|unlimited)\b/iu;
const DEFINES = /\b(?:is|are|means|refers to|stands for|describes)\b/i;
const JUDGES =
  /\b(?:yes|no|not|never|only|cannot|can|may|must|should|allowed|possible|supports?|supported|without|always)\b/i;
const PLACE =
  /https?:|(?<!\w)#[a-z]|`[^`]*[./#][^`]*`|\b(?:owned|owner|owns|tab|page|folder|channel|team|under|asks?|from)\b/i;
const SEVERAL = /,[^,]+(?:,| and | or )|`[^`]+`.*`[^`]+`/;
const STEPS: Fit = ({ kind, step }) => (kind === "item" ? (step === undefined ? 0.7 : 1) : 0);

/** Each intent by the form that its answers have in manuals, articles and tables alike. */
const FITS: Readonly<Record<Intent, Fit>> = {
  definition: (unit, asked) => {
    const about = aboutness(unit, asked);
    const defines = unit.kind === "sentence" && DEFINES.test(unit.text);
    // A table of terms or codes tells in its row what the first cell means.
    if (unit.kind === "row") return about;
    return defines ? Math.max(about, isFirst(unit) ? 0.5 : 0) : about / 2;
  },
  // One command or setting is a way too.
  procedure: (unit, asked) => Math.max(STEPS(unit, asked), unit.text.includes("`") ? 0.5 : 0),
  troubleshooting: (unit, asked) =>
    Math.max(STEPS(unit, asked), unit.kind === "row" ? aboutness(unit, asked) : 0),
  quantity: ({ text }) => (NUMBER.test(text) ? 1 : 0),
  code: ({ kind, text }) => (kind === "code" ? 1 : text.includes("`") ? 0.5 : 0),
  place: ({ text }) => (PLACE.test(text) ? 1 : 0),
  values: ({ kind, text }) => (kind === "row" || kind === "item" || SEVERAL.test(text) ? 1 : 0),
  "yes-no": ({ text }) => (JUDGES.test(text) ? 1 : 0),
  comparison: aboutness,
  fact: () => 0,
};

export function formFit(unit: Unit, asked: Asked): number {
  return FITS[asked.intent](unit, asked);
}

/** How much of what a unit is about is asked for: a sentence's subject, a row's first cell, an item's label. */
export function aboutness({ about }: Pick<Unit, "about">, { weights }: Asked): number {
  let shared = 0;
  let weight = 0;
  for (const term of about) {
    const each = weights.get(term);
    if (each === undefined) continue;
    shared += 1;
    weight += each;
  }
  return about.size === 0 ? 0 : (shared / about.size) * Math.min(1, weight / MAIN_SHARE);
}

/** Terms with this share of the question are what it is about. */
const MAIN_SHARE = 0.25;

/** A label, a line of navigation, a question or a sample that nobody asked for repeats the question's words and says nothing. */
export function isAside({ kind, text, language }: Unit, { intent }: Asked): boolean {
  if (kind === "fragment" || text.endsWith("?")) return true;
  if (kind === "code" || looksLikeCode(text))
    return !(intent === "code" || (WITH_COMMANDS.has(intent) && language !== "text"));
  return REFERS_AWAY.test(text);
}

/** Code that was pasted without a fence. */
function looksLikeCode(text: string): boolean {
  const signs = text.replace(/`[^`]*`/g, "").match(/[{}=;<>|\\]/g)?.length ?? 0;
  return signs > text.length * CODE_SIGNS_SHARE;
}

const CODE_SIGNS_SHARE = 0.04;
const WITH_COMMANDS: ReadonlySet<Intent> = new Set(["procedure", "troubleshooting"]);
const REFERS_AWAY = /^(?:see|for (?:more|details|further)|learn more|read (?:more|on)|refer to)\b/i;

export function isFirst(unit: Unit): boolean {
  return unit.block === 0 && unit.position === 0;
}
