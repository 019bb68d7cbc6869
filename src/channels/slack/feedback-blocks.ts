import type { Outcome } from "../../core/answer.ts";
import type { QuestionId } from "../../core/question.ts";

/** The `action_id`s of what people click below an answer. */
export const FEEDBACK_ACTION = "ledger_feedback";
export const ASK_PERSON_ACTION = "ledger_ask_person";

export type FeedbackBlock =
  | { readonly type: "context_actions"; readonly elements: readonly FeedbackButtons[] }
  | { readonly type: "actions"; readonly elements: readonly Button[] };

interface FeedbackButtons {
  readonly type: "feedback_buttons";
  readonly action_id: string;
  readonly positive_button: FeedbackButton;
  readonly negative_button: FeedbackButton;
}

interface FeedbackButton {
  readonly text: PlainText;
  readonly accessibility_label: string;
  readonly value: string;
}

interface Button {
  readonly type: "button";
  readonly action_id: string;
  readonly text: PlainText;
  readonly value: string;
  readonly confirm: Confirmation;
}

/** What Slack asks before a click counts. */
interface Confirmation {
  readonly title: PlainText;
  readonly text: PlainText;
  readonly confirm: PlainText;
  readonly deny: PlainText;
}

interface PlainText {
  readonly type: "plain_text";
  readonly text: string;
}

/** What is written where few can read it goes to others only because somebody wished it, knowing that. */
const ASK_PERSON_CONFIRMATION: Confirmation = {
  title: plainText("Ask a person?"),
  text: plainText(
    "Your question and the last turns of this conversation will be shown in the channel of the people who answer, and so will all that is written in this thread from then on.",
  ),
  confirm: plainText("Ask a person"),
  deny: plainText("Not now"),
};

/** The outcomes of which it is worth knowing whether they helped. */
const JUDGED: ReadonlySet<Outcome> = new Set(["answered", "refused"]);

/** What stands below an answer for its reader to click; nothing below what is no answer. */
export function feedbackBlocks(
  questionId: QuestionId,
  outcome: Outcome,
  { askPerson }: { readonly askPerson: boolean },
): readonly FeedbackBlock[] {
  if (!JUDGED.has(outcome)) return [];
  return [feedback(questionId, askPerson), ...(askPerson ? [askPersonButton(questionId)] : [])];
}

/** The value of a click on one of the thumbs, such as `q_1:up`; `q_1:down:desk` where a person can be asked. */
export function feedbackValue(questionId: QuestionId, helped: boolean, askPerson = false): string {
  return [questionId, helped ? "up" : "down", ...(askPerson && !helped ? ["desk"] : [])].join(":");
}

function feedback(questionId: QuestionId, askPerson: boolean): FeedbackBlock {
  return {
    type: "context_actions",
    elements: [
      {
        type: "feedback_buttons",
        action_id: FEEDBACK_ACTION,
        positive_button: {
          text: plainText("Helpful"),
          accessibility_label: "This answer helped",
          value: feedbackValue(questionId, true),
        },
        negative_button: {
          text: plainText("Not helpful"),
          accessibility_label: "This answer did not help",
          value: feedbackValue(questionId, false, askPerson),
        },
      },
    ],
  };
}

function askPersonButton(questionId: QuestionId): FeedbackBlock {
  const button = { type: "button", action_id: ASK_PERSON_ACTION, value: questionId } as const;
  return {
    type: "actions",
    elements: [{ ...button, text: plainText("Ask a person"), confirm: ASK_PERSON_CONFIRMATION }],
  };
}

function plainText(text: string): PlainText {
  return { type: "plain_text", text };
}
