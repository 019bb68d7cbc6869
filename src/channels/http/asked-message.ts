import { conversationIdOf } from "../../core/ids.ts";
import type { QuestionId } from "../../core/question.ts";
import type { AskedMessage } from "../inbound.ts";
import type { AskedQuestion } from "./schemas.ts";

export interface RequestFacts {
  readonly id: QuestionId;
  readonly fingerprint?: string | undefined;
  /** Whether the client sees the answer grow. */
  readonly streams: boolean;
}

/** What a request asks. A conversation is its asker's, so that nobody comes into another one's by its name. */
export function askedMessage(
  { text, asker, conversation: given }: AskedQuestion,
  { id, fingerprint, streams }: RequestFacts,
): AskedMessage {
  const conversation = given ?? id;
  return {
    kind: "question",
    questionId: id,
    eventId: `http:${id}`,
    messageId: `http:${id}`,
    text,
    asker: { id: asker },
    place: {
      channel: "http",
      conversation: conversationIdOf("http", asker, conversation),
      address: {
        conversation,
        ...(streams && { streams: "yes" }),
        ...(fingerprint !== undefined && { fingerprint }),
      },
    },
    askedAt: new Date(),
    onlyIfJoined: false,
  };
}
