/** An answer of usual length, with a source. */
export const ANSWER_TEXT =
  "A hard close is the moment after which nothing of a period may be changed any more: entries that come later belong to the next one. The controller sets it, and tells everybody a week before. [1]";

const NAMES = { id: "01j0000000000000000000000", conversation: "load-calibration" };

const ANSWER = {
  ...{ ...NAMES, status: "answered", outcome: "answered", text: ANSWER_TEXT, model: "none" },
  citations: [
    { marker: 1, source: "close.md#hard-close", title: "Hard close", quote: "nothing may be changed" },
  ],
  usage: { inputTokens: 0, outputTokens: 0 },
};

/** The events of an answer over HTTP, as the bot sends them. */
export const ANSWER_STREAM = [
  ["question", { ...NAMES, url: `/v1/questions/${NAMES.id}` }],
  ["progress", { text: ANSWER_TEXT.slice(0, 60) }],
  ["answer", ANSWER],
]
  .map(([event, data]) => `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`)
  .join("");
