import { bleu, gleu } from "./bleu.ts";
import { EQUALS } from "./equals.ts";
import { CONTAINS_JSON, IS_JSON } from "./json.ts";
import { type Kind, unsupported } from "./kind.ts";
import { LEVENSHTEIN, likeness } from "./likeness.ts";
import { CONTAINS_HTML, CONTAINS_XML, IS_XML } from "./markup.ts";
import { CITES, IS_REFUSAL, OUTCOME } from "./ours.ts";
import { latencyOf, recorded } from "./recorded.ts";
import { REGEX } from "./regex.ts";
import { rouge } from "./rouge.ts";
import { contains, containsAnyCase, oneText, severalTexts } from "./texts.ts";
import { WORD_COUNT } from "./word-count.ts";

const MODEL = "it needs a model as its judge, and nothing here asks one";
const PROGRAM = "it is a program, and nothing in a file of questions is ever run";
const NETWORK = "it asks another host, and nothing here does";
const TOOLS = "the bot calls no functions of a model";
const TRACE = "the answer has no trace of an agent's steps";
const SQL = "SQL is not parsed here; use contains or regex";
const TOGETHER = "it compares answers of several models, and here there is one";

/** Every type of assertion that is known, by its name without `not-`: promptfoo's, and `cites` and `outcome`. */
export const KINDS: Readonly<Record<string, Kind>> = {
  equals: EQUALS,
  contains: oneText("contain", contains),
  icontains: oneText("contain, in large or small letters,", containsAnyCase),
  "contains-all": severalTexts("all", contains),
  "contains-any": severalTexts("any", contains),
  "icontains-all": severalTexts("all", containsAnyCase),
  "icontains-any": severalTexts("any", containsAnyCase),
  "starts-with": oneText("start with", (answer, wanted) => answer.startsWith(wanted)),
  "ends-with": oneText("end with", (answer, wanted) => answer.endsWith(wanted)),
  regex: REGEX,
  "is-json": IS_JSON,
  "contains-json": CONTAINS_JSON,
  "is-xml": IS_XML,
  "contains-xml": CONTAINS_XML,
  "contains-html": CONTAINS_HTML,
  "word-count": WORD_COUNT,
  levenshtein: LEVENSHTEIN,
  "rouge-n": likeness("ROUGE-1", (answer, [reference = ""]) => rouge(answer, reference), {
    threshold: 0.75,
    several: false,
  }),
  bleu: likeness("BLEU", bleu, { threshold: 0.5, several: true }),
  gleu: likeness("GLEU", gleu, { threshold: 0.5, several: true }),
  cost: recorded("US dollars", ({ costUsd }) => costUsd, "the price of the model is not known"),
  latency: recorded(
    "ms",
    latencyOf,
    "an endpoint was asked, and no latency was recorded: answers from cassettes have one",
  ),
  "is-refusal": IS_REFUSAL,
  cites: CITES,
  outcome: OUTCOME,
  "is-html": unsupported("whole pages of HTML are not checked here; use contains-html"),
  "is-sql": unsupported(SQL),
  "contains-sql": unsupported(SQL),
  "finish-reason": unsupported("an answer does not tell why its model stopped"),
  guardrails: unsupported("the model endpoint tells of no guardrails"),
  perplexity: unsupported("the model endpoint tells no probabilities"),
  "perplexity-score": unsupported("the model endpoint tells no probabilities"),
  meteor: unsupported("it needs a dictionary of synonyms; use rouge-n or gleu"),
  "f-score": unsupported(
    "it needs a label of each answer; the metrics of the report have precision and recall",
  ),
  "is-valid-function-call": unsupported(TOOLS),
  "is-valid-openai-function-call": unsupported(TOOLS),
  "is-valid-openai-tools-call": unsupported(TOOLS),
  "tool-call-f1": unsupported(TOOLS),
  "skill-used": unsupported(TRACE),
  "trace-error-spans": unsupported(TRACE),
  "trace-span-count": unsupported(TRACE),
  "trace-span-duration": unsupported(TRACE),
  "trajectory:step-count": unsupported(TRACE),
  "trajectory:tool-args-match": unsupported(TRACE),
  "trajectory:tool-sequence": unsupported(TRACE),
  "trajectory:tool-used": unsupported(TRACE),
  "trajectory:goal-success": unsupported(MODEL),
  javascript: unsupported(PROGRAM),
  python: unsupported(PROGRAM),
  ruby: unsupported(PROGRAM),
  webhook: unsupported(NETWORK),
  classifier: unsupported(NETWORK),
  moderation: unsupported(NETWORK),
  pi: unsupported(NETWORK),
  "agent-rubric": unsupported(MODEL),
  "answer-relevance": unsupported(MODEL),
  "context-faithfulness": unsupported(MODEL),
  "context-recall": unsupported(MODEL),
  "context-relevance": unsupported(MODEL),
  "conversation-relevance": unsupported(MODEL),
  factuality: unsupported(MODEL),
  "g-eval": unsupported(MODEL),
  "llm-rubric": unsupported(MODEL),
  "model-graded-closedqa": unsupported(MODEL),
  "model-graded-factuality": unsupported(MODEL),
  "search-rubric": unsupported(MODEL),
  similar: unsupported(MODEL),
  "similar:cosine": unsupported(MODEL),
  "similar:dot": unsupported(MODEL),
  "similar:euclidean": unsupported(MODEL),
  human: unsupported("a person has to judge it"),
  "max-score": unsupported(TOGETHER),
  "select-best": unsupported(TOGETHER),
};

/** The name of a set of assertions, which has no kind of its own. */
export const ASSERT_SET = "assert-set";

/** Undefined for a type that is not known. Names of promptfoo's attacks on models are all known. */
export function kindOf(type: string): Kind | undefined {
  if (Object.hasOwn(KINDS, type)) return KINDS[type];
  return type.startsWith("promptfoo:redteam:") ? unsupported(MODEL) : undefined;
}

export const TYPE_NAMES: readonly string[] = [...Object.keys(KINDS), ASSERT_SET];
