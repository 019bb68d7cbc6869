import { resolve } from "node:path";
import { createAnswerPorts } from "../bot/answer-ports.ts";
import { searchedByMeaning } from "../bot/searched-by-meaning.ts";
import type { Environment } from "../config/environment.ts";
import { readSettings } from "../config/read-settings.ts";
import { LedgerError } from "../core/errors.ts";
import { createEventBus } from "../core/events.ts";
import { type KnowledgeStatus, openKnowledge } from "../knowledge/live-knowledge.ts";
import type { EvaluatedQuestion, GivenQuestion, Observed } from "./evaluated-question.ts";
import { requireKnownGold } from "./known-gold.ts";
import { type Metrics, measure } from "./metrics.ts";
import { observe } from "./observe.ts";
import { invalidQuestions } from "./question-faults.ts";
import { type QuestionOfFile, readQuestionFile } from "./read-question-file.ts";
import { judge } from "./verdict.ts";

export interface EvaluationOptions {
  readonly env: Environment;
  /** JSON lines of questions. */
  readonly file: string;
  readonly knowledge?: string | undefined;
  /** The knowledge that comes with Ledger. */
  readonly bundled: string;
  /** Told of each document that is not used as it is, and of gold that is never found. */
  readonly onWarning?: ((warning: string) => void) | undefined;
  /** Told after each question. */
  readonly onAnswered?: ((answered: number, of: number) => void) | undefined;
}

export interface Evaluation {
  readonly knowledge: { readonly version: string; readonly documents: number; readonly passages: number };
  /** By its name in the settings; an answer without a model call has none. */
  readonly model: string;
  readonly metrics: Metrics;
  /** In the order of their file. */
  readonly questions: readonly EvaluatedQuestion[];
}

/**
 * Lets the production answer path answer every question of a file, and judges what it did.
 * @throws LedgerError where the settings, the knowledge or the questions cannot be used
 */
export async function evaluate(options: EvaluationOptions): Promise<Evaluation> {
  const { env, file, bundled, onAnswered, onWarning } = options;
  const settings = readSettings(env);
  const given = withoutReviews(file, await readQuestionFile(file), onWarning);
  const folder = resolve(options.knowledge ?? settings.KNOWLEDGE_FILE ?? settings.KNOWLEDGE_DIR ?? bundled);
  const { emit, subscribe } = createEventBus();
  subscribe((event) => {
    if (event.type === "knowledge_problem") onWarning?.(`${event.path} ${event.message}. ${event.remedy}`);
    if (event.type === "knowledge_awaited") onWarning?.(`waiting for ${event.sources}`);
  });
  const dataDir = resolve(settings.KNOWLEDGE_DATA_DIR);
  const opened = await openKnowledge({ folder, dataDir, env, emit, whole: true });
  const { degraded } = opened.status();
  if (degraded !== undefined) onWarning?.(degraded);
  const knowledge = await searchedByMeaning(opened, settings, { emit });
  try {
    await knowledge.settled?.();
    requireMeaning(knowledge.status());
    for (const warning of await requireKnownGold(file, given, folder, opened.content())) onWarning?.(warning);
    const ports = await createAnswerPorts(settings, knowledge, emit);

    const questions: EvaluatedQuestion[] = [];
    for (const { line: _, ...question } of given) {
      questions.push(judged(question, await observe(question.question, ports)));
      requireMeaning(knowledge.status());
      onAnswered?.(questions.length, given.length);
    }
    const { version, documents, passages } = knowledge.status();
    return {
      knowledge: { version, documents, passages },
      model: ports.model.name,
      metrics: measure(questions),
      questions,
    };
  } finally {
    await knowledge.close();
  }
}

/** Without its vectors the search by words would be measured in their place. */
function requireMeaning({ embeddings }: KnowledgeStatus): void {
  if (embeddings === undefined || (embeddings.ready && embeddings.failure === undefined)) return;
  throw new LedgerError(
    "MODEL_UNAVAILABLE",
    `The evaluation ended early, since it would have measured the search by words alone: ${embeddings.model} gives no vectors (${embeddings.failure}).`,
    "Check LEDGER_EMBEDDING_MODEL, LITELLM_BASE_URL and LITELLM_DEVELOPER_KEY, or unset LEDGER_EMBEDDING_MODEL.",
  );
}

/** What answers a question that is still to be reviewed is not known, so it cannot be judged. */
function withoutReviews(
  file: string,
  questions: readonly QuestionOfFile[],
  onWarning: EvaluationOptions["onWarning"],
): readonly QuestionOfFile[] {
  const ready = questions.filter(({ review }) => !review);
  const left = questions.length - ready.length;
  if (ready.length === 0)
    throw invalidQuestions(file, ["each of its questions is still to be reviewed"], REVIEW_REMEDY);
  if (left > 0) onWarning?.(`${left} of the questions in ${file} are still to be reviewed, and left out.`);
  return ready;
}

const REVIEW_REMEDY =
  'Read "review" in each line, give "gold" the sources that answer the question, and take "review" out.';

function judged(given: GivenQuestion, observed: Observed): EvaluatedQuestion {
  return { ...given, ...observed, verdict: judge({ ...given, ...observed }) };
}
