import { Agent } from "node:http";
import { Agent as SecureAgent } from "node:https";
import { reasonOf } from "../../../core/errors.ts";
import { checksOf } from "../../checks/answer-checks.ts";
import { linkedAbort } from "../linked-abort.ts";
import type { Asked, PlannedQuestion } from "../question.ts";
import type { Target, TargetPorts } from "../target.ts";
import { askOverHttp, type HttpTrace } from "./ask-over-http.ts";
import { type HttpEnding, seenOverHttp } from "./http-answer.ts";

export interface HttpTargetOptions {
  /** The bot's HTTP server, such as `http://127.0.0.1:8080`; checked by `allowedAddress`. */
  readonly url: URL;
  /** API_TOKEN of the bot. */
  readonly token: string;
  /** How long after its planned start an answer counts, in milliseconds. */
  readonly timeoutMs: number;
}

/** Idle connections that are kept for the next questions. */
const KEPT_CONNECTIONS = 1_024;
const POOL = { keepAlive: true, maxSockets: Number.POSITIVE_INFINITY, maxFreeSockets: KEPT_CONNECTIONS };

/**
 * Asks by `POST /v1/questions`, and reads the answer as it grows. A question never waits for a free connection: one
 * more is opened, as more people would.
 */
export function createHttpTarget({ url, token, timeoutMs }: HttpTargetOptions, ports: TargetPorts): Target {
  const { stopwatch, sample } = ports;
  const agent = url.protocol === "https:" ? new SecureAgent(POOL) : new Agent(POOL);
  const questions = new URL("/v1/questions", url);
  const stopped = new AbortController();
  const asking = new Set<Promise<Asked>>();

  async function ask(question: PlannedQuestion, signal: AbortSignal): Promise<Asked> {
    const sentAt = stopwatch.now();
    const { text, user, thread: conversation } = question;
    const asker = `load-${user + 1}`;
    const over = linkedAbort(signal, stopped.signal);
    stopwatch.until(question.plannedAt + timeoutMs, over.signal).then(over.abort, () => {});
    const trace = await askOverHttp(
      { text, asker, ...(conversation !== undefined && { conversation }) },
      { url: questions, token, agent, stopwatch, signal: over.signal },
    );
    over.abort();
    over.release();
    const ending = trace.ending ?? unanswered(signal.aborted ? signal : stopped.signal);
    sample(
      sampleOf(question, {
        ...trace,
        ending,
        asked: conversation,
        sentAt,
        endedAt: trace.endedAt ?? stopwatch.now(),
      }),
    );
    const { outcome, answer } = ending;
    return { outcome, ...(outcome === "answered" && answer && { thread: answer.conversation }) };
  }

  return {
    ask(question, signal) {
      const asked = ask(question, signal).finally(() => asking.delete(asked));
      asking.add(asked);
      return asked;
    },
    open: () => asking.size,
    async settle() {},
    async stop() {
      stopped.abort(new Error("The load test was stopped."));
      await Promise.all(asking);
      agent.destroy();
    },
  };
}

function unanswered(given: AbortSignal): HttpEnding {
  if (!given.aborted) return { outcome: "timed-out" };
  return { outcome: "failed", error: reasonOf(given.reason) };
}

interface Ended extends HttpTrace {
  readonly asked: string | undefined;
  readonly ending: HttpEnding;
  readonly sentAt: number;
  readonly endedAt: number;
}

function sampleOf(question: PlannedQuestion, ended: Ended) {
  const { sentAt, acknowledgedAt, firstTextAt, endedAt, ending } = ended;
  const { kind, stage, plannedAt } = question;
  const { usage } = ending.answer ?? {};
  return {
    ...{ kind, stage, plannedAt, sentAt, acknowledgedAt, firstTextAt, endedAt },
    ...{ outcome: ending.outcome, error: ending.error },
    ...(usage && { costUsd: usage.costUsd, tokens: usage.inputTokens + usage.outputTokens }),
    checks: checksOf(seenOverHttp(ended), question),
  };
}
