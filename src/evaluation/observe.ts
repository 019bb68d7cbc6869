import { answer } from "../answer/answer.ts";
import type { AnswerPorts, KnowledgePort } from "../answer/ports.ts";
import type { Answer, Source } from "../core/answer.ts";
import { LedgerError } from "../core/errors.ts";
import { conversationIdOf, newQuestionId } from "../core/ids.ts";
import type { Question } from "../core/question.ts";
import type { Observed } from "./evaluated-question.ts";
import { DEPTH } from "./metrics.ts";

/**
 * Lets the production path answer a question, and notes what it searched, said and cited.
 * @throws LedgerError MODEL_UNAVAILABLE where the offline model stood in for the one to be evaluated
 */
export async function observe(text: string, ports: AnswerPorts): Promise<Observed> {
  const { knowledge, ranking } = withRanking(ports.knowledge);
  const { outcome, model, usage, citations, degraded } = await answerOf(questionFrom(text), {
    ...ports,
    knowledge,
  });
  if (degraded) throw notTheModel(degraded);
  const searched = ranking();
  return {
    outcome,
    model,
    costUsd: usage.costUsd ?? null,
    cited: citations.map(({ source }) => source),
    ...(searched && { ranking: searched }),
  };
}

/** The path takes fewer passages than the metrics look at: its own search is done deeper, and cut for it. */
function withRanking(port: KnowledgePort): {
  knowledge: KnowledgePort;
  ranking(): readonly Source[] | undefined;
} {
  let ranking: readonly Source[] | undefined;
  const moment = port.asOfNow?.() ?? port;
  return {
    knowledge: {
      ...moment,
      search(query, limit, viewer, meaning) {
        const found = moment.search(query, Math.max(limit, DEPTH), viewer, meaning);
        ranking = found.slice(0, DEPTH).map(({ source }) => source);
        return found.slice(0, limit);
      },
    },
    ranking: () => ranking,
  };
}

async function answerOf(question: Question, ports: AnswerPorts): Promise<Answer> {
  const progress = answer(question, ports);
  for (;;) {
    const step = await progress.next();
    if (step.done) return step.value;
  }
}

function questionFrom(text: string): Question {
  const id = newQuestionId();
  return {
    id,
    text,
    asker: { id: "evaluation" },
    place: { channel: "evaluation", conversation: conversationIdOf("evaluation", id), address: {} },
    thread: [],
    askedAt: new Date(),
  };
}

function notTheModel(degraded: string): LedgerError {
  return new LedgerError(
    "MODEL_UNAVAILABLE",
    `The evaluation ended early, since it would have measured the offline model instead: ${degraded}.`,
    "Check LITELLM_BASE_URL and LITELLM_DEVELOPER_KEY, or unset both to evaluate the offline model.",
  );
}
