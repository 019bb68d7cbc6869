import { createClassifier, type Example } from "../../src/intents/classify.ts";
import type { IntentFile } from "../../src/intents/intent.ts";

export interface Validated {
  readonly right: number;
  readonly wrong: number;
  readonly abstained: number;
  /** Of the questions that belong elsewhere, those that were taken for an intent. */
  readonly taken: number;
  readonly elsewhere: number;
}

const FOLDS = 10;

/**
 * Finds the intent of each example by nine tenths of the others. It is harder than to be asked: the examples of an
 * intent were chosen to differ, and here the one that words it so is missing.
 */
export function crossValidate({ intents, elsewhere }: Pick<IntentFile, "intents" | "elsewhere">): Validated {
  const examples: Example[] = [
    ...intents.flatMap(({ id, examples }) => examples.map((text) => ({ text, intent: id }))),
    ...elsewhere.map((text) => ({ text, intent: undefined })),
  ];
  const classifiers = Array.from({ length: FOLDS }, (_, fold) =>
    createClassifier(examples.filter((_, at) => at % FOLDS !== fold)),
  );
  const found = examples.map(({ text, intent: given }, at) => ({
    given,
    got: classifiers[at % FOLDS]?.(text),
  }));
  const wishes = found.filter(({ given }) => given !== undefined);
  const others = found.filter(({ given }) => given === undefined);
  return {
    right: wishes.filter(({ given, got }) => got === given).length,
    wrong: wishes.filter(({ given, got }) => got !== undefined && got !== given).length,
    abstained: wishes.filter(({ got }) => got === undefined).length,
    taken: others.filter(({ got }) => got !== undefined).length,
    elsewhere: others.length,
  };
}

export function validatedLine({ right, wrong, abstained, taken, elsewhere }: Validated): string {
  const wishes = right + wrong + abstained;
  const share = (count: number, of: number) => `${count} of ${of} (${((100 * count) / of).toFixed(1)} %)`;
  return `ready answers, each example by nine tenths of the others: right ${share(right, wishes)}, another intent ${share(wrong, wishes)}, abstained ${share(abstained, wishes)}; taken from the knowledge ${share(taken, elsewhere)}`;
}
