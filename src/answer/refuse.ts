import { type Answer, NO_USAGE, type RetrievedPassage } from "../core/answer.ts";
import type { Language } from "../language/language.ts";
import type { Phrases } from "../language/phrases/phrases.ts";
import { phrasesIn } from "../language/phrases-in.ts";
import { plainName } from "./ground/plain-name.ts";

const NO_MODEL = "none";
const CLOSEST = 2;

/** The answer to what is no question. */
export function refuseInvalid(fault: string): Answer {
  return { outcome: "refused", text: fault, citations: [], model: NO_MODEL, usage: NO_USAGE };
}

/** The answer where the knowledge does not hold one: what was searched, what came closest, whom to ask; in the asker's language. */
export function refuseUnanswerable(
  passages: readonly RetrievedPassage[],
  size: { readonly documents: number; readonly passages: number },
  language: Language,
): Answer {
  const phrases = phrasesIn(language);
  const searched = phrases.notFound(size.passages, size.documents);
  const near = passages.slice(0, CLOSEST);
  return {
    outcome: "refused",
    text: [searched, closest(near, phrases), whomToAsk(near, phrases)].filter(Boolean).join("\n"),
    citations: [],
    model: NO_MODEL,
    usage: NO_USAGE,
    ...(passages.some(({ audiences }) => audiences) && { restricted: true as const }),
  };
}

function closest(passages: readonly RetrievedPassage[], phrases: Phrases): string {
  if (passages.length === 0) return "";
  const named = passages.map(
    ({ title, headings, source }) => `${[title, ...headings].join(" › ")} (${plainName(source)})`,
  );
  return phrases.closest(named.join("; "));
}

function whomToAsk(passages: readonly RetrievedPassage[], phrases: Phrases): string {
  const owner = passages.find((passage) => passage.owner)?.owner;
  return owner ? phrases.owns(owner) : "";
}
