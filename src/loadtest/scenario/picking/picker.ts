import { createRandom } from "../../../simulators/llm/random.ts";
import type { Mix, Question } from "../mix.ts";
import type { QuestionKind } from "../question-kind.ts";
import { createAnsweredThreads } from "./answered-threads.ts";
import { createAskers } from "./askers.ts";
import { chooseKind } from "./choose-kind.ts";
import { createDeck } from "./deck.ts";
import { createFirstQuestions } from "./first-questions.ts";
import { createOwed } from "./owed.ts";
import { createRepeats } from "./repeats.ts";

/** What is asked next: by whom, where, and as what. */
export interface Pick {
  readonly kind: QuestionKind;
  readonly question: Question;
  /** Numbers of a person and of a channel, from 0 on. */
  readonly user: number;
  readonly channel: number;
  /** For a follow-up: the thread that it is asked in. */
  readonly thread?: string;
  /** How many questions were asked in its thread, with this one. */
  readonly turns: number;
}

export interface Picker {
  /**
   * @param at when it is asked, in milliseconds from the begin; never before the last one
   * @param by who asks, where that is decided: a person who waited for an answer and thought about it
   */
  next(at: number, by?: number): Pick;
  /** Tells that a pick was answered, and by what its thread is known; it may be asked on in. */
  answered(pick: Pick, thread: string): void;
}

export interface Picking {
  readonly mix: Mix;
  readonly users: number;
  readonly channels: number;
  readonly seed: number;
}

/**
 * Picks questions by the weights of a mix, the same ones for the same seed. What cannot be asked yet (a repetition
 * before anything was asked, a follow-up before anything was answered, a question over a limit that is not reached) is
 * owed: a fresh question is asked in its place, and it in the place of a fresh one later, so that the shares come right.
 */
export function createPicker({ mix, users, channels, seed }: Picking): Picker {
  // Each has numbers of its own, so that an answer that comes sooner shifts nothing but follow-ups.
  const [forKind, forQuestion, forRepeat, forThread, forUser, forChannel] = randomStreams(seed);
  const askers = createAskers(users, mix.userLimit, forUser);
  const questions = createFirstQuestions(mix, forQuestion);
  const refused = createDeck(mix.shares.refused?.questions ?? [], forQuestion);
  const overLimit = createDeck(mix.shares["over-limit"]?.questions ?? [], forQuestion);
  const repeats = createRepeats(mix.shares.repeated?.questions ?? [], forRepeat);
  const threads = createAnsweredThreads(mix.shares["follow-up"]?.questions ?? [], forThread);
  const owed = createOwed();
  const channel = () => Math.floor(forChannel() * channels);

  const asFirst = (
    kind: QuestionKind,
    question: Question | undefined,
    at: number,
    by?: number,
  ): Pick | undefined => {
    if (question === undefined) return undefined;
    const user = by ?? askers.forFirst(at);
    askers.note(user, at);
    return { kind, question, user, channel: channel(), turns: 1 };
  };

  const pick: Readonly<Record<QuestionKind, (at: number, by?: number) => Pick | undefined>> = {
    fresh(at, by) {
      const question = questions.draw();
      if (question) repeats.note(question);
      return asFirst("fresh", question, at, by);
    },
    refused: (at, by) => asFirst("refused", refused.draw(), at, by),
    repeated: (at, by) => asFirst("repeated", repeats.take(), at, by),
    "follow-up"(at, by) {
      const found = threads.take((user) => (by ?? user) === user && askers.mayAsk(user, at));
      if (!found) return undefined;
      const { question } = found;
      const { user, channel: where, thread, turns } = found.thread;
      askers.note(user, at);
      return { kind: "follow-up", question, user, channel: where, thread, turns: turns + 1 };
    },
    "over-limit"(at) {
      const user = askers.forOverLimit(at);
      const question = user === undefined ? undefined : overLimit.draw();
      return user === undefined || !question
        ? undefined
        : { kind: "over-limit", question, user, channel: channel(), turns: 1 };
    },
  };
  const plain: QuestionKind = (mix.shares.fresh?.weight ?? 0) > 0 ? "fresh" : "refused";

  return {
    next(at, by) {
      const wanted = chooseKind(mix, forKind());
      const picked = wanted === plain ? owed.pay((kind) => pick[kind](at, by)) : pick[wanted](at, by);
      if (picked) return picked;
      if (wanted !== plain) owed.owe(wanted);
      const instead = pick[plain](at, by);
      if (!instead) throw new Error("The mix has no question to begin with.");
      return instead;
    },
    answered({ user, channel: where, question, turns, kind }, thread) {
      if (kind === "fresh" || kind === "follow-up")
        threads.add({ user, channel: where, question, turns, thread });
    },
  };
}

type Stream = ReturnType<typeof createRandom>;

/** Far apart: the first numbers of seeds that lie close together lie close together as well. */
const APART = 1_000_003;

function randomStreams(seed: number): [Stream, Stream, Stream, Stream, Stream, Stream] {
  const stream = (at: number) => createRandom(Math.imul(seed, 31) + at * APART);
  return [stream(0), stream(1), stream(2), stream(3), stream(4), stream(5)];
}
