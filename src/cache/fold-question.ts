/** What people put around a word and what says nothing of it. A leading dot or hyphen does, as in `.env` and `-v`. */
const AROUND = /^["'“”‘’«»(]+|["'“”‘’«»),.;:!?…]+$/gu;
const ONLY_LETTERS = /^\p{L}+(?:['’]\p{L}+)*$/u;

/**
 * One form for the ways in which people write the same question: white space, case and the punctuation around words
 * are folded. A word with another sign in it stays as it is written, because `-v` and `-V` are two flags; so does one
 * in backticks. Nothing is folded by meaning: another wording is another question.
 */
export function foldQuestion(text: string): string {
  return text.normalize("NFC").split(/\s+/u).map(foldWord).filter(Boolean).join(" ");
}

function foldWord(written: string): string {
  const word = written.replace(AROUND, "");
  return ONLY_LETTERS.test(word) ? word.replaceAll("’", "'").toLowerCase() : word;
}
