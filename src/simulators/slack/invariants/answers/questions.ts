import { createLatestMap } from "../latest-map.ts";
import { type AskedPlace, addTo, createAskedPlace, removeFrom, sortIn } from "./asked-place.ts";
import { type Question, questionKey } from "./question.ts";
import type { AskingEvent } from "./read-event.ts";

/** The questions that were put to apps, by message, by thread and by channel. */
export interface Questions {
  /** Notes a question; undefined where the message is none that the app was asked with. */
  ask(event: AskingEvent, now: number): Question | undefined;
  at(app: string, channel: string, ts: string): Question | undefined;
  /** Where an app was asked: a thread, or the whole channel where no thread is named. */
  place(app: string, channel: string, root?: string): AskedPlace | undefined;
  /** What is known of the question has changed. */
  sort(question: Question): void;
  all(): Iterable<Question>;
}

export function createQuestions(most: number, judge: (question: Question) => void): Questions {
  const places = new Map<string, AskedPlace>();
  const questions = createLatestMap<string, Question>(most, (question) => {
    for (const key of placeKeys(question)) {
      const place = places.get(key);
      if (place === undefined) continue;
      removeFrom(place, question);
      if (place.count === 0) places.delete(key);
    }
    judge(question);
  });

  return {
    ask(event, now) {
      const { app, channel, ts, user, threadTs, addressed } = event;
      const key = questionKey(app, channel, ts);
      const known = questions.get(key);
      if (known !== undefined) {
        // The mention and the message are two events for one message, in any order.
        known.owed ||= addressed;
        return known;
      }
      // Only in a thread where the app was asked before is a message without a mention a follow-up.
      if (!addressed && !places.has(placeKey(app, channel, threadTs))) return undefined;
      const question: Question = {
        ...{ key, app, channel, ts, user, root: threadTs ?? ts, at: now },
        owed: addressed,
        reached: "waiting",
        excused: false,
        answers: [],
        ephemeral: false,
      };
      questions.set(key, question);
      for (const place of placeKeys(question)) {
        const asked = places.get(place) ?? createAskedPlace();
        places.set(place, asked);
        addTo(asked, question);
      }
      return question;
    },
    at: (app, channel, ts) => questions.get(questionKey(app, channel, ts)),
    place: (app, channel, root) => places.get(placeKey(app, channel, root)),
    sort(question) {
      for (const key of placeKeys(question)) {
        const place = places.get(key);
        if (place !== undefined) sortIn(place, question);
      }
    },
    *all() {
      for (const [, question] of questions.entries()) yield question;
    },
  };
}

function placeKeys({ app, channel, root }: Question): readonly string[] {
  return [placeKey(app, channel), placeKey(app, channel, root)];
}

function placeKey(app: string, channel: string, root?: string): string {
  return root === undefined ? `${app} ${channel}` : `${app} ${channel} ${root}`;
}
