import type {
  AskedMessage,
  Claim,
  DeletedMessage,
  EditedMessage,
  Escalation,
  Resolution,
} from "../channels/inbound.ts";
import type { TaskHandler } from "../store/task-queue.ts";
import { createHandoverAnswers, type HandoverAnswers } from "./answers.ts";
import { createCardTask } from "./do-card.ts";
import { createConsiderTask } from "./do-consider.ts";
import { createDueTask } from "./do-due.ts";
import { createNoticeTask } from "./do-notice.ts";
import { createRelayTask } from "./do-relay.ts";
import { createReviseTask } from "./do-revise.ts";
import { createWhisperTask } from "./do-whisper.ts";
import { HANDOVER_TASKS } from "./follow-ups.ts";
import type { HandoverPorts } from "./ports.ts";
import { takeClaim } from "./take-claim.ts";
import { takeEscalation } from "./take-escalation.ts";
import { takeMessage } from "./take-message.ts";
import { takeResolution } from "./take-resolution.ts";
import { takeDeletion, takeEdit } from "./take-revision.ts";

/** The hand-over to people: what comes in, what is done about it, and what it changes about answers. */
export interface Handover {
  /** To be asked before a message is taken as a question: true where it went to the people on the other side. */
  takeMessage(message: AskedMessage): Promise<boolean>;
  /** To be told of every edit and deletion: what was carried over follows it. */
  takeEdit(edit: EditedMessage): Promise<void>;
  takeDeletion(deletion: DeletedMessage): Promise<void>;
  takeEscalation(escalation: Escalation): Promise<void>;
  takeClaim(claim: Claim): Promise<void>;
  takeResolution(resolution: Resolution): Promise<void>;
  readonly answers: HandoverAnswers;
  /** Does the work that follows, by the type of the task. */
  readonly tasks: Readonly<Record<string, TaskHandler>>;
}

export function createHandover(ports: HandoverPorts): Handover {
  return {
    takeMessage: (message) => takeMessage(message, ports),
    takeEdit: (edit) => takeEdit(edit, ports),
    takeDeletion: (deletion) => takeDeletion(deletion, ports),
    takeEscalation: (escalation) => takeEscalation(escalation, ports),
    takeClaim: (claim) => takeClaim(claim, ports),
    takeResolution: (resolution) => takeResolution(resolution, ports),
    answers: createHandoverAnswers(ports),
    tasks: {
      [HANDOVER_TASKS.card]: createCardTask(ports),
      [HANDOVER_TASKS.notice]: createNoticeTask(ports),
      [HANDOVER_TASKS.relay]: createRelayTask(ports),
      [HANDOVER_TASKS.revise]: createReviseTask(ports),
      [HANDOVER_TASKS.due]: createDueTask(ports),
      [HANDOVER_TASKS.whisper]: createWhisperTask(ports),
      [HANDOVER_TASKS.consider]: createConsiderTask(ports),
    },
  };
}
