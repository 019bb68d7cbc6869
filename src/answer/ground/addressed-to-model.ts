import { PARAGRAPH_SIGNS, SECTION_SIGNS } from "./order-signs.ts";

/** Letters of other alphabets that look like Latin ones, and are used to hide a word from a check. */
const LOOKALIKES: Readonly<Record<string, string>> = Object.fromEntries(
  [..."аaеeоoрpсcуyхxіiјjѕsԁdһhԛqԝwвbкkмmнhтtαaεeιiοoρpυuνvκkτtıi".matchAll(/(.)(.)/gu)].map(
    ([, sign, latin]) => [sign, latin],
  ),
) as Record<string, string>;
const LATIN_BESIDE_OTHERS = /\p{Script=Latin}/u;

/**
 * Whether a text speaks to a model and not to its reader. Each sign needs two things said together, such as an order and
 * what it is about, because documents about software hold the single words all the time.
 */
export function isAddressedToModel(text: string): boolean {
  return ordersSection(text) || ordersParagraph(text);
}

/** Whether it gives orders to whoever answers from it, as nothing that informs a reader does. */
export function ordersSection(text: string): boolean {
  return holds(text, SECTION_SIGNS);
}

/** Whether it may be such an order; people are told things in the same words now and then. */
export function ordersParagraph(text: string): boolean {
  return holds(text, PARAGRAPH_SIGNS);
}

/** Also where an order goes on in the next line. */
function holds(text: string, signs: readonly RegExp[]): boolean {
  const read = withLatinLetters(text.normalize("NFKC"));
  const readings = [...new Set([read, read.replace(/[ \t]*\n[ \t]*(?!\n)/g, " ")])];
  return signs.some((sign) => readings.some((each) => sign.test(each)));
}

function withLatinLetters(text: string): string {
  if (!LATIN_BESIDE_OTHERS.test(text)) return text;
  return text.replace(
    /[\p{Script=Cyrillic}\p{Script=Greek}ı]/gu,
    (sign) => LOOKALIKES[sign.toLowerCase()] ?? sign,
  );
}
