import { isSettled, type Question } from "./question.ts";

/** A thread or a channel in which an app was asked, with the questions that may still get an answer by their order. */
export interface AskedPlace {
  /** Those that no answer is shown for yet, in their order. */
  readonly unsettled: Question[];
  latest: Question | undefined;
  /** The question whose answer was the last message here, until a person writes. */
  run: Question | undefined;
  /** How many questions of the place are remembered. */
  count: number;
}

/** Of one place so many are kept; only an app that is silent, or people among themselves, leave so many. */
const MOST_UNSETTLED = 1_000;

export function createAskedPlace(): AskedPlace {
  return { unsettled: [], latest: undefined, run: undefined, count: 0 };
}

export function addTo(place: AskedPlace, question: Question): void {
  place.count += 1;
  place.latest = question;
  keep(place, question);
}

function keep({ unsettled }: AskedPlace, question: Question): void {
  unsettled.push(question);
  if (unsettled.length > MOST_UNSETTLED) unsettled.shift();
}

/** What is known of the question has changed. */
export function sortIn(place: AskedPlace, question: Question): void {
  const index = place.unsettled.indexOf(question);
  if (!isSettled(question)) {
    if (index < 0) keep(place, question);
  } else if (index >= 0) place.unsettled.splice(index, 1);
}

export function removeFrom(place: AskedPlace, question: Question): void {
  place.count -= 1;
  const index = place.unsettled.indexOf(question);
  if (index >= 0) place.unsettled.splice(index, 1);
  if (place.latest === question) place.latest = undefined;
}

/**
 * The question that an answer without a mark is for: the oldest that is owed one and for which nothing is shown,
 * then the oldest of the others, then one for which there is a placeholder.
 */
export function nextIn({ unsettled }: AskedPlace): Question | undefined {
  const isBare = ({ answers, ephemeral }: Question) => answers.length === 0 && !ephemeral;
  return (
    unsettled.find((question) => question.owed && isBare(question)) ?? unsettled.find(isBare) ?? unsettled[0]
  );
}
