import { type Answer, NO_USAGE, type RetrievedPassage } from "../core/answer.ts";

const NO_MODEL = "none";
const CLOSEST = 2;

/** The answer to what is no question. */
export function refuseInvalid(fault: string): Answer {
  return { outcome: "refused", text: fault, citations: [], model: NO_MODEL, usage: NO_USAGE };
}

/** The answer where the knowledge does not hold one: what was searched, what came closest, whom to ask. */
export function refuseUnanswerable(
  passages: readonly RetrievedPassage[],
  size: { readonly documents: number; readonly passages: number },
): Answer {
  const searched = `I could not find an answer to this. I searched ${size.passages} passages of ${size.documents} documents.`;
  return {
    outcome: "refused",
    text: [searched, closest(passages.slice(0, CLOSEST)), whomToAsk(passages)].filter(Boolean).join("\n"),
    citations: [],
    model: NO_MODEL,
    usage: NO_USAGE,
  };
}

function closest(passages: readonly RetrievedPassage[]): string {
  if (passages.length === 0) return "";
  const named = passages.map(
    ({ title, headings, source }) => `${[title, ...headings].join(" › ")} (${source})`,
  );
  return `What came closest: ${named.join("; ")}.`;
}

function whomToAsk(passages: readonly RetrievedPassage[]): string {
  const owner = passages.find((passage) => passage.owner)?.owner;
  return owner ? `${owner} owns that knowledge and may know more.` : "";
}
