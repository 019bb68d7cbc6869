import type { RetrievedPassage } from "../core/answer.ts";
import type { Ungrounded } from "../core/ungrounded.ts";
import { type CitedText, citeSources } from "./cite.ts";
import { isAddressedToModel } from "./ground/addressed-to-model.ts";
import { ground } from "./ground/ground.ts";
import type { Understood } from "./understand.ts";

export interface GroundedText extends CitedText {
  /** Why each statement that was left out was. */
  readonly dropped: readonly Ungrounded[];
}

/**
 * Keeps of a model's text what stands in the passages that it cites, and turns its markers into citations. Nothing is
 * left where the text has lost its point.
 *
 * @param isWhole false while the text grows: then only what will stay is given
 */
export function groundAndCite(
  generated: string,
  { text: question, query, language }: Understood,
  passages: readonly RetrievedPassage[],
  isWhole = true,
): GroundedText {
  // Who gives orders lends no words.
  const words = isAddressedToModel(`${question} ${query}`) ? "" : `${question} ${query}`;
  const asked = { question: words, language };
  const { text, dropped } = ground(generated, passages, asked, isWhole);
  return { ...citeSources(text, passages), dropped };
}
