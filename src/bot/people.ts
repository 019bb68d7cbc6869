import type { Channel } from "../channels/channel.ts";
import type { HandoverDesk } from "../channels/handover-desk.ts";
import type { Vote } from "../channels/inbound.ts";
import type { Settings } from "../config/settings.ts";
import { systemClock } from "../core/clock.ts";
import type { Emit } from "../core/events.ts";
import { takeVote } from "../feedback/take-vote.ts";
import type { HandoverAnswers } from "../handover/answers.ts";
import { considerTask } from "../handover/do-consider.ts";
import { createHandover } from "../handover/handover.ts";
import { createAnswersWithoutDesk, type OwnedKnowledge } from "../handover/without-desk.ts";
import type { Store } from "../store/open-store.ts";
import type { TaskHandlers } from "../store/task-queue.ts";
import type { Taker, Takers } from "./intake.ts";

export interface PeopleOptions {
  readonly settings: Pick<Settings, "HANDOVER_RULES" | "HANDOVER_TIMEOUT_MINUTES">;
  readonly store: Store;
  readonly channels: readonly Channel[];
  readonly emit: Emit;
}

/** What people do with answers: they vote on them, and take over where the bot cannot answer. */
export interface People {
  readonly takers: Pick<Takers, "vote" | "escalation" | "claim" | "resolution">;
  /** Takes questions, but for messages that are for the people who have the conversation in hand. */
  questionsBut(taker: Taker<"question">): Taker<"question">;
  /** Takes edits and deletions also for what was carried to the other side of a hand-over. */
  editsToo(taker: Taker<"edit">): Taker<"edit">;
  deletionsToo(taker: Taker<"deletion">): Taker<"deletion">;
  /** @param knowledge names owners where nobody sits at a desk */
  answers(knowledge: OwnedKnowledge): HandoverAnswers;
  readonly tasks: TaskHandlers;
}

const MINUTE_MS = 60_000;

export function createPeople({ settings, store, channels, emit }: PeopleOptions): People {
  const desks = new Map(channels.flatMap(deskOf));
  const handover = createHandover({
    handovers: store.handovers,
    messages: store.handoverMessages,
    talk: store.talk,
    tasks: store.tasks,
    desks,
    rules: new Set(settings.HANDOVER_RULES),
    timeoutMs: settings.HANDOVER_TIMEOUT_MINUTES * MINUTE_MS,
    clock: systemClock,
    emit,
  });
  const onUnhelpful = ({ questionId, by, askPerson = false }: Vote) =>
    desks.size > 0 ? [considerTask(questionId, by.id, askPerson)] : [];

  return {
    takers: {
      vote: (vote) => takeVote(vote, { votes: store.votes, onUnhelpful, emit }),
      escalation: handover.takeEscalation,
      claim: handover.takeClaim,
      resolution: handover.takeResolution,
    },
    questionsBut: (taker) => async (message) => {
      if (desks.size > 0 && (await handover.takeMessage(message))) return;
      await taker(message);
    },
    editsToo: (taker) => async (edit) => {
      if (desks.size > 0) await handover.takeEdit(edit);
      await taker(edit);
    },
    deletionsToo: (taker) => async (deletion) => {
      if (desks.size > 0) await handover.takeDeletion(deletion);
      await taker(deletion);
    },
    answers: (knowledge) => (desks.size > 0 ? handover.answers : createAnswersWithoutDesk(knowledge)),
    tasks: handover.tasks,
  };
}

function deskOf({ name, desk }: Channel): (readonly [string, HandoverDesk])[] {
  return desk ? [[name, desk]] : [];
}
