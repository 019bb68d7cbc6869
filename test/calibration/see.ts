import { unclearIn } from "../../src/answer/decide/clarify.ts";
import { outcomeOf } from "../../src/answer/decide/decide.ts";
import { type Evidence, evidenceOf } from "../../src/answer/decide/evidence.ts";
import { type LogisticModel, probabilityOf } from "../../src/answer/decide/logistic.ts";
import { weighThread } from "../../src/answer/weigh-thread.ts";
import { EVERYONE } from "../../src/core/audience.ts";
import { documentOf } from "../../src/core/source.ts";
import { buildIndex } from "../../src/knowledge/index/search-index.ts";
import type { Case, Collection } from "./cases.ts";
import type { Judged } from "./figures.ts";

export type Model = LogisticModel<keyof Evidence>;

export interface Seen extends Case {
  readonly evidence: Evidence;
  readonly unclear: ReturnType<typeof unclearIn>;
}

const RETRIEVED = 8;
/** So little knowledge has a noise floor of its own; else a document more or less does not move it. */
const FEW_PASSAGES = 50;

/** What the decision goes by, for each question of a collection. */
export function seeAll({ passages, cases }: Collection): readonly Seen[] {
  const whole = buildIndex(passages);
  const wholeFloor = whole.noiseFloor();
  return cases.map((one) => {
    const left = passages.filter(({ source }) => !one.removed.has(source));
    const index = one.removed.size > 0 ? buildIndex(left) : whole;
    const found = index.search(weighThread(one.text, one.thread, "en"), RETRIEVED);
    const floor = left.length < FEW_PASSAGES ? index.noiseFloor() : wholeFloor;
    const documents = new Set(left.map(({ source }) => documentOf(source))).size;
    const size = () => ({ passages: left.length, documents });
    const evidence = evidenceOf(one.text, found, { ...index, noiseFloor: () => floor, size }, EVERYONE);
    return { ...one, evidence, unclear: unclearIn(one.text, one.thread, found, "en") };
  });
}

/** What a model makes of it. */
export function judge(model: Model, seen: readonly Seen[]): readonly Judged[] {
  return seen.map(({ kind, isAnswered, evidence, unclear }) => {
    const probability = probabilityOf(model, evidence);
    return { kind, isAnswered, probability, outcome: outcomeOf(probability, unclear) };
  });
}
