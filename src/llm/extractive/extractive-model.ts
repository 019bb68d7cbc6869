import { NO_USAGE } from "../../core/answer.ts";
import { phrasesIn } from "../../language/phrases-in.ts";
import { announceCall } from "../announce-call.ts";
import type { Model, ModelRequest } from "../model.ts";
import { askedOf } from "./asked.ts";
import { compose } from "./compose.ts";
import { contradictionOf } from "./contradiction.ts";
import { scoreUnits } from "./score.ts";
import { selectUnits } from "./select.ts";
import { nounsOf, soughtOf } from "./sought.ts";
import { unitsSaid } from "./units.ts";

export const EXTRACTIVE_MODEL = "extractive";

/** How many passages are read; those further down seldom hold a better sentence. */
const PASSAGES_READ = 6;

/** A model that needs nothing from outside: it quotes the passages' own best sentences, and never invents. */
export const extractiveModel: Model = {
  name: EXTRACTIVE_MODEL,
  async *generate(request) {
    const ended = announceCall(EXTRACTIVE_MODEL, request);
    const text = answerFrom(request) || undefined;
    ended({ status: "ok", usage: NO_USAGE, inProcess: true });
    if (text) yield text;
    return { text, model: EXTRACTIVE_MODEL, usage: NO_USAGE };
  },
};

function answerFrom(request: ModelRequest): string {
  const { question, query, after, passages, language = "en" } = request;
  const read = passages.slice(0, PASSAGES_READ);
  const sought = soughtOf(question);
  const synonyms = [...(request.synonyms ?? []), ...nounsOf(question, sought)];
  const units = unitsSaid(read, synonyms);
  const before = after === undefined ? undefined : { text: after, passages: read };
  const asks = askedOf(question, query, units, before);
  const parts = asks.map((asked) => ({
    asked,
    scores: scoreUnits(asked, read, units, synonyms, asks.length === 1 ? sought : undefined),
  }));
  const selection = selectUnits(parts, units);
  const contradiction = parts
    .map(({ asked }) => contradictionOf(selection.units, units, asked, read, synonyms))
    .find(Boolean);
  return compose(selection, read, contradiction, phrasesIn(language));
}
