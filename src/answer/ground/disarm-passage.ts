import type { RetrievedPassage } from "../../core/answer.ts";
import { oncePerPassage, type PassageWords } from "../../core/once-per-passage.ts";
import { isAddressedToModel, ordersParagraph, ordersSection } from "./addressed-to-model.ts";
import { withoutComments } from "./comments.ts";
import { withoutInvisible } from "./invisible.ts";
import { plainName } from "./plain-name.ts";

export interface Disarmed {
  readonly passage: RetrievedPassage;
  /** The document gives orders to whoever answers from it, so that nothing of this passage is believed. */
  readonly suspect: boolean;
}

/** A list's item, or what stands between two empty lines. */
const PARAGRAPH =
  /(?:^|(?<=\n))(?:[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+[^\n]*\n?|(?:[^\n]*\S[^\n]*(?:\n(?![ \t]*(?:[-*+]|\d{1,9}[.)])[ \t])|$))+)/g;

/**
 * A passage as a person sees it: without comments and signs that take no room, its names plain words. One that surely
 * speaks to a model loses its text, since what stands beside such an order is as little to be believed; where a paragraph
 * only may, that paragraph is left out.
 */
export function disarmPassage(passage: RetrievedPassage): Disarmed {
  const { suspect, seen } = disarmed(passage);
  return { suspect, passage: { ...passage, ...seen } };
}

const disarmed = oncePerPassage(({ title, headings, owner, source, text }: PassageWords) => {
  const seen = withoutComments(withoutInvisible(text));
  // The words of a file's name and of a heading's anchor have signs between them.
  const names = [title, ...headings, source.replace(/[-_/#.]+/g, " ")].map(withoutInvisible);
  const { believed, isDistrusted } = believedOf(seen);
  const suspect = isDistrusted || names.some(isAddressedToModel);
  return {
    suspect,
    seen: {
      title: plainName(title) || fileOf(source),
      headings: headings.map(plainName).filter(Boolean),
      text: suspect ? "" : believed,
      ...(owner !== undefined && { owner: plainName(owner) }),
    },
  };
});

function fileOf(source: string): string {
  return plainName(source.split("#")[0]?.split("/").at(-1) ?? "");
}

export interface Believed {
  /** Without the paragraphs that may give orders to a model; empty where the text surely does. */
  readonly believed: string;
  readonly isDistrusted: boolean;
}

/** What of a section's text is answered from. What an order announces is the rest of it, so that no part is believed. */
export function believedOf(text: string): Believed {
  const orders = (text.match(PARAGRAPH) ?? []).filter(ordersParagraph);
  if (ordersSection(text) || orders.some((order) => /[:：]\s*$/u.test(order)))
    return { believed: "", isDistrusted: true };
  const believed = text.replace(PARAGRAPH, (paragraph) => (orders.includes(paragraph) ? "" : paragraph));
  return { believed, isDistrusted: believed.trim() === "" && text.trim() !== "" };
}
