import type { Answer, Citation } from "../../core/answer.ts";
import type { QuestionId } from "../../core/question.ts";
import { RequestFault } from "./request-fault.ts";
import type { AnswerBody, PendingBody } from "./schemas.ts";

/** Which question it is, as a client knows it. */
export interface QuestionNames {
  readonly id: QuestionId;
  readonly conversation: string;
}

/** An answer as clients read it. @throws RequestFault where a limit turned the question away */
export function answerBody({ id, conversation }: QuestionNames, answer: Answer): AnswerBody {
  const { outcome, text, citations, model, usage, cached, degraded } = answer;
  if (outcome === "limited") throw limited(id, answer);
  return {
    ...{ id, conversation, status: "answered", outcome, text, citations: citations.map(citationBody) },
    ...{ model, usage },
    ...(cached && { cached }),
    ...(degraded !== undefined && { degraded }),
  };
}

export function pendingBody({ id, conversation }: QuestionNames): PendingBody {
  return { id, conversation, status: "pending", url: urlOf(id) };
}

export function urlOf(id: QuestionId): string {
  return `/v1/questions/${id}`;
}

function citationBody(citation: Citation): AnswerBody["citations"][number] {
  const { url, ...rest } = citation;
  // Whatever a source says its address is: only one of the web is given on as a link.
  return { ...rest, ...(url !== undefined && /^https?:\/\//.test(url) && URL.canParse(url) && { url }) };
}

function limited(id: QuestionId, { text, retryAt = 0 }: Answer): RequestFault {
  const seconds = Math.max(1, Math.ceil((retryAt - Date.now()) / 1000));
  return new RequestFault("LIMITED", text, { headers: { "retry-after": String(seconds) }, id });
}
