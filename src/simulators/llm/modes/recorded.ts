import type { Clock } from "../../../core/clock.ts";
import { reasonOf } from "../../../core/errors.ts";
import type { Step } from "../play/step.ts";
import type { ErrorReply } from "../wire/error-reply.ts";
import { serverError } from "../wire/server-errors.ts";
import { openCassette } from "./cassette.ts";
import type { Mode, RecordedReply } from "./mode.ts";
import { askUpstream, type Upstream } from "./upstream.ts";

export interface RecordedSettings {
  /** A file of JSON lines. */
  readonly cassette: string;
  /** Asked for what the cassette does not have, which then has it. Its key never stands in the file. */
  readonly record?: Upstream | undefined;
}

/**
 * Answers what was recorded, with its timing. What was fetched just now has no timing: it was waited for already.
 * @throws LedgerError CASSETTE_INVALID
 */
export function answerRecorded({ cassette: path, record }: RecordedSettings, clock: Clock): Mode {
  const cassette = openCassette({ path, secret: record?.apiKey });
  return async ({ request, body, signal }) => {
    const kept = cassette.next(request);
    if (kept !== undefined) return { type: "recorded", reply: kept };
    if (record === undefined) return { type: "error", reply: notRecorded() };
    try {
      const reply = await askUpstream(record, body, clock, signal);
      cassette.add(request, reply);
      return { type: "recorded", reply: withoutTiming(reply) };
    } catch (fault) {
      return {
        type: "error",
        reply: serverError(502, `The endpoint to record is out of reach: ${reasonOf(fault)}`),
      };
    }
  };
}

function notRecorded(): ErrorReply {
  return {
    status: 404,
    error: {
      message: "The cassette holds no answer to this request.",
      type: "not_recorded",
      param: null,
      code: "not_recorded",
    },
  };
}

function withoutTiming({ pieces, ...reply }: RecordedReply): RecordedReply {
  return { ...reply, pieces: pieces.map(({ text }) => ({ after: 0, text })) };
}

/** A recorded reply as it is played: each piece as if it brought one token. */
export function recordedSteps({ status, headers, pieces }: RecordedReply): readonly Step[] {
  return [
    { type: "wait", milliseconds: pieces[0]?.after ?? 0 },
    { type: "head", status, headers },
    ...pieces.flatMap(({ after, text }, at): readonly Step[] => [
      { type: "wait", milliseconds: at === 0 ? 0 : after },
      { type: "write", text, tokens: 1 },
    ]),
    { type: "end" },
  ];
}
