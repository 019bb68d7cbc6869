import { isStopWord } from "./stop-words.ts";

/** Abbreviations end no sentence by their full stop; which of them do is told by what comes next. */
type EndsBefore = (next: string) => boolean;

/** A title, or what an example or the other side is given by: more has to come. */
const LEADS_ON =
  /(?:^|[\s([“"'])(?:drs?|mrs?|ms|mx|messrs|prof|rev|hon|gen|capt|col|sgt|st|mt|e\.\s?g|i\.\s?e|vs|cf|viz|approx|ca|al|resp|incl|hr|fr|frl|dipl|ing|z\.\s?b|d\.\s?h|u\.\s?a|v\.\s?a|s\.\s?o|s\.\s?u|i\.\s?d\.\s?r|bzw|ggf|evtl|inkl|zzgl|vgl|sog|usf|mme|mlle|p\.\s?ex|p\.\s?ej|c\.-à-d|env|sra?|srta|d(?:oñ)?a|uds?|ee)\.$/iu;
/** What is numbered, and months: they lead on to a number or a letter. */
const NUMBERED =
  /(?:^|[\s([“"'])(?:nos?|nr|nrn|núm|fig|figs|figure|abb|abs|tab|tbl|sec|sect|ch|chap|kap|art|eq|eqn|vol|bd|pp?|pág|págs|par|anm|ref|refs|app|jan|feb|mar|apr|jun|jul|aug|sept?|oct|okt|nov|dec|dez|janv|févr|avr|juil|déc)\.$/iu;
const NUMBER_OR_LETTER = /^[("“]?(?:\d|\p{Lu}(?![\p{L}'’])|[IVX]+\b)/u;
/** These stand at the end of a sentence as well as within. */
const EITHER =
  /(?:^|[\s([“"'])(?:inc|ltd|co|corp|llc|gmbh|bros|etc|usw|jr|sr|dept|est|a\.m|p\.m|ph\.d|no|(?:\p{Lu}\.)*\p{Lu})\.$/iu;
/** `1.` before what it numbers. */
const LIST_NUMBER = /(?:^|[:;]\s)\(?(?:\d{1,3}|\p{L})\.$/u;
const ORDINAL = /(?:^|\s)\d{1,2}\.$/;
const MONTH =
  /^(?:januar|jänner|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember)\b/iu;

const TABLE: readonly (readonly [RegExp, EndsBefore])[] = [
  [ORDINAL, (next) => !MONTH.test(next)],
  [NUMBERED, (next) => !NUMBER_OR_LETTER.test(next)],
  // A name goes on with a name; a new sentence often begins with an article or a pronoun.
  [EITHER, beginsAnew],
];

/** Whether a text that seems to end in a sentence's end does so, given what comes behind it. */
export function endsSentence(text: string, next: string): boolean {
  if (LIST_NUMBER.test(text) || LEADS_ON.test(text)) return false;
  return TABLE.every(([abbreviation, ends]) => !abbreviation.test(text) || ends(next));
}

function beginsAnew(next: string): boolean {
  const word = /^["“'‘(]*([\p{L}’']+)(?!\.\s?\p{Lu})/u.exec(next)?.[1] ?? "";
  return isStopWord(word.toLowerCase()) && !/^\p{Lu}\./u.test(next);
}
