import type { Emit } from "../../../core/events.ts";
import type { QuestionId } from "../../../core/question.ts";
import type { Language } from "../../../language/language.ts";
import type { ReplyPhrases } from "../../../language/phrases/reply-phrases.ts";
import type { Patience, SlackCalls } from "../calls/slack-calls.ts";
import type { Timing } from "../calls/timing.ts";
import type { Address } from "./address.ts";
import { type Mark, metadataOf } from "./marks.ts";
import type { ReplyState } from "./reply-state.ts";
import type { StreamRefusals } from "./stream-refusals.ts";

/** What all steps of a reply work with. */
export interface ReplyContext {
  readonly calls: SlackCalls;
  readonly timing: Timing;
  readonly emit: Emit;
  readonly address: Address;
  readonly questionId: QuestionId;
  /** Which try at the question this is, from 1. */
  readonly attempt: number;
  readonly state: ReplyState;
  readonly streaming: Streaming;
  /** What stands around the answer, in the asker's language. */
  readonly phrases: ReplyPhrases;
  readonly language: Language;
  /** Whether a person can be asked instead. */
  readonly askPerson: boolean;
  readonly signal?: AbortSignal | undefined;
  readonly stop: AbortController;
  /** The bot's own user id. */
  botUserId(patience: Patience): Promise<string>;
}

/** Whether answers are streamed, in all replies of a process. */
export interface Streaming {
  readonly isWanted: boolean;
  readonly refusals: StreamRefusals;
}

/** A step's way to Slack is given up after so long; the queue tries again. */
const PATIENCE_MS = 60_000;

export function patienceOf({ timing, signal }: ReplyContext): Patience {
  return { until: timing.now() + PATIENCE_MS, signal };
}

export function markOf(context: ReplyContext, mark: Mark) {
  return metadataOf(context, context.address, mark);
}
