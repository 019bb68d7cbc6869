import type { Random } from "../../../simulators/llm/random.ts";
import type { Question } from "../mix.ts";

/** A thread in which a question was answered. */
export interface AnsweredThread {
  readonly channel: number;
  readonly user: number;
  /** Its root's ts, or what else the target knows it by. */
  readonly thread: string;
  readonly question: Question;
  /** How many questions were asked in it. */
  readonly turns: number;
}

export interface FollowUp {
  readonly thread: AnsweredThread;
  readonly question: Question;
}

/** Threads that can be asked on in, the latest ones. */
export interface AnsweredThreads {
  add(thread: AnsweredThread): void;
  /** Takes a thread of those whose asker may ask, with a question that fits it. */
  take(mayAsk: (user: number) => boolean): FollowUp | undefined;
}

const MOST_KEPT = 500;
/** People do not go on for ever. */
const MOST_TURNS = 4;

export function createAnsweredThreads(followUps: readonly Question[], random: Random): AnsweredThreads {
  const anywhere = followUps.filter(({ after }) => after === undefined);
  const following = Map.groupBy(
    followUps.filter(({ after }) => after !== undefined),
    ({ after = "" }) => after,
  );
  const threads: AnsweredThread[] = [];
  const questionsFor = ({ question, turns }: AnsweredThread) =>
    (turns === 1 ? following.get(question.text) : undefined) ?? anywhere;
  return {
    add(thread) {
      if (thread.turns >= MOST_TURNS || questionsFor(thread).length === 0) return;
      threads.push(thread);
      if (threads.length > MOST_KEPT) threads.shift();
    },
    take(mayAsk) {
      const begin = Math.floor(random() * threads.length);
      for (let step = 0; step < threads.length; step += 1) {
        const at = (begin + step) % threads.length;
        const thread = threads[at];
        if (!thread || !mayAsk(thread.user)) continue;
        const questions = questionsFor(thread);
        const question = questions[Math.floor(random() * questions.length)];
        if (!question) continue;
        threads.splice(at, 1);
        return { thread, question };
      }
      return undefined;
    },
  };
}
