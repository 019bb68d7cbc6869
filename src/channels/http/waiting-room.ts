import type { Answer } from "../../core/answer.ts";
import type { QuestionId } from "../../core/question.ts";
import type { AnswerSignals } from "./answer-signals.ts";
import { answerIn } from "./held-answer.ts";
import type { HeldQuestions } from "./ports.ts";

/** How a wait ended: with the answer, or because the time was up, the process stops or the client has gone. */
export type Waited = { readonly answer: Answer } | { readonly end: "late" | "stopping" | "gone" };

export interface WaitOptions {
  /** Aborted when the client has gone. */
  readonly signal: AbortSignal;
  readonly onText?: (text: string) => void;
}

/** Where requests wait for answers, which any process may give. */
export interface WaitingRoom {
  /** Counts a request as one that waits, or is about to, until it leaves. */
  enter(): () => void;
  wait(id: QuestionId, options: WaitOptions): Promise<Waited>;
  /** Comes back when every request has left; those that have not within the time wait no longer. */
  close(withinMs: number): Promise<void>;
}

interface Waiter {
  readonly id: QuestionId;
  look(): Promise<void>;
  readonly onText: (text: string) => void;
  stop(): void;
}

export interface WaitingRoomPorts {
  readonly questions: HeldQuestions;
  readonly signals: AnswerSignals;
  readonly waitMs: number;
}

/** A signal is only a hint, and may be missed. */
const LOOK_EVERY_MS = 5_000;

export function openWaitingRoom({ questions, signals, waitMs }: WaitingRoomPorts): WaitingRoom {
  const waiters = new Set<Waiter>();
  let entered = 0;
  const emptied = Promise.withResolvers<void>();
  let phase: "open" | "closing" | "closed" = "open";
  const lookAll = () => {
    for (const waiter of waiters) void waiter.look();
  };
  const hearNoMore = signals.hear(({ id, text }) => {
    for (const waiter of waiters) {
      if (waiter.id !== id) continue;
      if (text === undefined) void waiter.look();
      else waiter.onText(text);
    }
  }, lookAll);

  return {
    enter() {
      entered += 1;
      return () => {
        entered -= 1;
        if (entered === 0 && phase !== "open") emptied.resolve();
      };
    },
    async wait(id, { signal, onText = () => {} }) {
      const { promise: over, resolve: end } = Promise.withResolvers<Waited>();
      const look = async () => {
        const answer = await questions.load(id).then(answerIn, () => undefined);
        if (answer) end({ answer });
      };
      const onGone = () => end({ end: "gone" });
      const waiter = { id, look, onText, stop: () => end({ end: "stopping" }) };
      waiters.add(waiter);
      signal.addEventListener("abort", onGone, { once: true });
      const timeUp = setTimeout(() => void look().finally(() => end({ end: "late" })), waitMs);
      const looking = setInterval(look, LOOK_EVERY_MS);
      try {
        if (signal.aborted) onGone();
        await look();
        if (phase === "closed") waiter.stop();
        return await over;
      } finally {
        clearTimeout(timeUp);
        clearInterval(looking);
        signal.removeEventListener("abort", onGone);
        waiters.delete(waiter);
      }
    },
    async close(withinMs) {
      phase = "closing";
      if (entered === 0) emptied.resolve();
      const timeUp = setTimeout(emptied.resolve, withinMs);
      await emptied.promise;
      clearTimeout(timeUp);
      phase = "closed";
      hearNoMore();
      for (const waiter of waiters) waiter.stop();
    },
  };
}
