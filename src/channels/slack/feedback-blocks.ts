import type { Outcome } from "../../core/answer.ts";
import type { QuestionId } from "../../core/question.ts";
import type { Language } from "../../language/language.ts";
import type { FeedbackPhrases } from "../../language/phrases/reply-phrases.ts";
import { phrasesIn } from "../../language/phrases-in.ts";

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
function confirmation({ askPersonTitle, askPersonText, askPerson, notNow }: FeedbackPhrases): Confirmation {
  return {
    title: plainText(askPersonTitle),
    text: plainText(askPersonText),
    confirm: plainText(askPerson),
    deny: plainText(notNow),
  };
}

/** The outcomes of which it is worth knowing whether they helped. */
const JUDGED: ReadonlySet<Outcome> = new Set(["answered", "refused"]);

/** What stands below an answer for its reader to click; nothing below what is no answer. */
export function feedbackBlocks(
  questionId: QuestionId,
  outcome: Outcome,
  options: FeedbackOptions,
): readonly FeedbackBlock[] {
  if (!JUDGED.has(outcome)) return [];
  const phrases = phrasesIn(options.language ?? "en").reply.feedback;
  return [
    feedback(questionId, options, phrases),
    ...(options.askPerson ? [askPersonButton(questionId, phrases)] : []),
  ];
}

export interface FeedbackOptions {
  /** Whether a person can be asked instead. */
  readonly askPerson: boolean;
  /** What is clicked, and what is said about it, is in this language; English where it is not given. */
  readonly language?: Language | undefined;
}

/**
 * The value of a click on one of the thumbs, such as `q_1:up`; `q_1:down:desk` where a person can be asked, and
 * `q_1:up:fr` where it is not in English.
 */
export function feedbackValue(
  questionId: QuestionId,
  helped: boolean,
  { askPerson, language = "en" }: FeedbackOptions,
): string {
  const desk = askPerson && !helped ? ["desk"] : [];
  return [questionId, helped ? "up" : "down", ...desk, ...(language === "en" ? [] : [language])].join(":");
}

function feedback(
  questionId: QuestionId,
  options: FeedbackOptions,
  { helpful, helped, notHelpful, didNotHelp }: FeedbackPhrases,
): FeedbackBlock {
  return {
    type: "context_actions",
    elements: [
      {
        type: "feedback_buttons",
        action_id: FEEDBACK_ACTION,
        positive_button: {
          text: plainText(helpful),
          accessibility_label: helped,
          value: feedbackValue(questionId, true, options),
        },
        negative_button: {
          text: plainText(notHelpful),
          accessibility_label: didNotHelp,
          value: feedbackValue(questionId, false, options),
        },
      },
    ],
  };
}

function askPersonButton(questionId: QuestionId, phrases: FeedbackPhrases): FeedbackBlock {
  const button = { type: "button", action_id: ASK_PERSON_ACTION, value: questionId } as const;
  return {
    type: "actions",
    elements: [{ ...button, text: plainText(phrases.askPerson), confirm: confirmation(phrases) }],
  };
}

function plainText(text: string): PlainText {
  return { type: "plain_text", text };
}
