import { isReply, type SlackMessage } from "../../workspace/message.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import type { InvariantSettings } from "../settings.ts";
import type { Allowances } from "./allowances.ts";
import { answerOf, isFinal, namedQuestion } from "./answer-of.ts";
import { type AskedPlace, nextIn } from "./asked-place.ts";
import type { Question } from "./question.ts";
import type { Questions } from "./questions.ts";

/** Finds the question that each message of an app is for. */
export interface Answers {
  posted(message: SlackMessage, workspace: Workspace): void;
  changed(message: SlackMessage): void;
  removed(message: SlackMessage): void;
  shownOnlyTo(user: string, message: SlackMessage): void;
  /** Nothing more is to be known of the question. */
  letGo(question: Question): void;
}

type Target = { readonly question: Question; readonly continues: boolean };

export function createAnswers(
  questions: Questions,
  allowances: Allowances,
  settings: InvariantSettings,
): Answers {
  const questionOf = new Map<string, Question>();

  function show(message: SlackMessage, { question, continues }: Target, loose: boolean): void {
    const answer = answerOf(message, settings, { continues, loose });
    const index = indexOf(question, message);
    if (index < 0) question.answers.push(answer);
    else question.answers[index] = answer;
    questionOf.set(keyOf(message), question);
    questions.sort(question);
  }

  function placeOf(app: string, message: SlackMessage): AskedPlace | undefined {
    return questions.place(app, message.channel, isReply(message) ? message.thread_ts : undefined);
  }

  function targetOf(app: string, message: SlackMessage, loose: boolean): Target | undefined {
    const named = namedQuestion(message, settings);
    const marked = named === undefined ? undefined : questions.at(app, message.channel, named);
    if (marked !== undefined) return { question: marked, continues: false };
    const place = placeOf(app, message);
    if (place === undefined) return undefined;
    if (goesOn(place.run, message, settings)) return { question: place.run, continues: true };
    const open = nextIn(place);
    const latest = place.latest;
    if (open !== undefined) return { question: open, continues: false };
    if (latest === undefined || loose || allowances.take(message.channel, latest.user)) return undefined;
    return { question: latest, continues: false };
  }

  return {
    posted(message, workspace) {
      const { app_id: app } = message;
      if (app === undefined) return;
      const loose = !isReply(message) && workspace.channels.get(message.channel)?.kind !== "im";
      const target = targetOf(app, message, loose);
      if (target === undefined) return;
      show(message, target, loose);
      const place = placeOf(app, message);
      if (place !== undefined) place.run = target.question;
    },
    changed(message) {
      const question = questionOf.get(keyOf(message));
      const before = question?.answers[indexOf(question, message)];
      if (question === undefined || before === undefined) return;
      show(message, { question, continues: before.continues }, before.loose);
    },
    removed(message) {
      const question = questionOf.get(keyOf(message));
      if (question === undefined) return;
      questionOf.delete(keyOf(message));
      question.answers.splice(indexOf(question, message), 1);
      questions.sort(question);
    },
    shownOnlyTo(user, message) {
      if (message.app_id === undefined || !isFinal(message, settings)) return;
      const place = placeOf(message.app_id, message);
      const question = place && nextIn(place);
      if (question?.user !== user) return;
      question.ephemeral = true;
      questions.sort(question);
    },
    letGo({ channel, answers }) {
      for (const { ts } of answers) questionOf.delete(keyOf({ channel, ts }));
    },
  };
}

/** Whether the message goes on with the answer that was the last message here. */
function goesOn(
  run: Question | undefined,
  message: SlackMessage,
  { parts }: InvariantSettings,
): run is Question {
  if (parts !== "consecutive" || run === undefined) return false;
  return run.answers.some(({ final }) => final) && run.answers.every(({ text }) => text !== message.text);
}

function indexOf({ answers }: Question, { ts }: SlackMessage): number {
  return answers.findIndex((answer) => answer.ts === ts);
}

function keyOf({ channel, ts }: Pick<SlackMessage, "channel" | "ts">): string {
  return `${channel} ${ts}`;
}
