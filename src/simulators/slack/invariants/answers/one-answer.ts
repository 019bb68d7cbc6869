import { FAULTS } from "../../faults/fault-table.ts";
import type { Happening } from "../../journal/journal.ts";
import { isReply, type SlackMessage } from "../../workspace/message.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import type { Check } from "../check.ts";
import { createViolations, type Violation } from "../report.ts";
import type { InvariantSettings } from "../settings.ts";
import { createAllowances } from "./allowances.ts";
import { createAnswers } from "./answers.ts";
import { judge } from "./judge.ts";
import type { Question } from "./question.ts";
import { createQuestions } from "./questions.ts";
import { askingEvent } from "./read-event.ts";

/**
 * Watches that each question has exactly one answer. A question is a mention, a direct message, or a follow-up in
 * a thread where the app was asked before; only the first two are owed an answer. An answer is a message of the app
 * that names the question in its metadata, else the app's next message in the thread, or outside threads in a
 * direct message. Placeholders and deleted messages are no answers; an ephemeral message is one if nothing else is.
 */
export function createOneAnswer(settings: InvariantSettings): Check {
  const violations = createViolations();
  const allowances = createAllowances();
  const events = new Map<string, Question>();
  let checked = 0;
  let notReached = 0;
  /** A fault of the plan that can keep events from an app has happened. */
  let struck = false;

  const questions = createQuestions(settings.remembered, (question) => {
    const verdict = judge(question, Number.POSITIVE_INFINITY, 0);
    if (typeof verdict === "object") violations.add(verdict);
    if (verdict === "not-reached") notReached += 1;
    answers.letGo(question);
  });
  const answers = createAnswers(questions, allowances, settings);

  function asked(body: unknown, now: number): void {
    const event = askingEvent(body);
    const question = event && questions.ask(event, now);
    if (event === undefined || question === undefined) return;
    if (event.addressed) checked += 1;
    question.excused ||= settings.mayLoseEvents || struck;
    events.set(event.eventId, question);
  }

  /** What is on its way when such a fault happens may be lost by it, as may all that comes after. */
  function strike(fault: string): void {
    if (struck || !keepsEventsBack(fault)) return;
    struck = true;
    for (const question of events.values()) question.excused = true;
  }

  function overLimit(eventId: string): void {
    const question = events.get(eventId);
    if (question !== undefined) question.excused = true;
    reached(eventId, "never");
  }

  function foundNoSocket(eventId: string): void {
    const question = events.get(eventId);
    if (question?.reached === "waiting") question.reached = "never";
  }

  function reached(eventId: string, outcome: "yes" | "never"): void {
    const question = events.get(eventId);
    if (question === undefined) return;
    events.delete(eventId);
    if (question.reached !== "yes") question.reached = outcome;
  }

  /** A question that is taken back may go without an answer; one that is answered already has it. */
  function takenBack(message: SlackMessage, { installations }: Workspace): void {
    for (const { app } of installations) {
      const question = questions.at(app.id, message.channel, message.ts);
      if (question === undefined) continue;
      question.owed = false;
      questions.sort(question);
    }
  }

  function personWrote(message: SlackMessage, { installations }: Workspace): void {
    const root = isReply(message) ? message.thread_ts : undefined;
    for (const { app } of installations) {
      const place = questions.place(app.id, message.channel, root);
      if (place !== undefined) place.run = undefined;
    }
  }

  return {
    hear(happening: Happening, now: number) {
      if (happening.type === "event") asked(happening.body, now);
      else if (happening.type === "event-acknowledged") reached(happening.event_id, "yes");
      else if (happening.type === "event-acknowledged-late") reached(happening.event_id, "yes");
      else if (happening.type === "event-abandoned") reached(happening.event_id, "never");
      else if (happening.type === "event-over-limit") overLimit(happening.event_id);
      else if (happening.type === "event-found-no-socket") foundNoSocket(happening.event_id);
      else if (happening.type === "planned-fault") strike(happening.fault);
      else if (happening.type === "person") allowances.note(happening.act, happening.args);
    },
    see(change, workspace) {
      if (change.type === "posted") {
        if (change.message.bot_id === undefined) personWrote(change.message, workspace);
        else answers.posted(change.message, workspace);
      } else if (change.type === "changed") {
        if (change.message.subtype === "tombstone") gone(change.previous, workspace);
        else answers.changed(change.message);
      } else if (change.type === "deleted") gone(change.previous, workspace);
      else if (change.type === "ephemeral") answers.shownOnlyTo(change.user, change.message);
    },
    report(now) {
      const found: Violation[] = [];
      const counts = { open: 0, fine: 0, "not-reached": notReached };
      for (const question of questions.all()) {
        const verdict = judge(question, now, settings.grace);
        if (typeof verdict === "object") found.push(verdict);
        else counts[verdict] += 1;
      }
      return {
        name: "one-answer",
        checked: checked - counts["not-reached"],
        ...violations.listed(found),
        apart: [
          { what: "still open", count: counts.open },
          { what: "never reached the app", count: counts["not-reached"] },
        ].filter(({ count }) => count > 0),
      };
    },
  };

  function gone(message: SlackMessage, workspace: Workspace): void {
    if (message.bot_id === undefined) takenBack(message, workspace);
    else answers.removed(message);
  }
}

/** Faults of calls alone do not, but for the one that lets no app connect. */
function keepsEventsBack(fault: string): boolean {
  const { on } = Object.entries(FAULTS).find(([name]) => name === fault)?.[1] ?? { on: [] };
  return fault === "invalid_auth" || on.some((kind) => kind !== "request");
}
