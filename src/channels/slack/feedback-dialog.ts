import { z } from "zod";
import { VOTE_REASONS, type VoteReason } from "../../core/vote.ts";
import type { FeedbackPhrases } from "../../language/phrases/reply-phrases.ts";
import { phrasesIn } from "../../language/phrases-in.ts";
import type { FeedbackOptions } from "./feedback-blocks.ts";

export const FEEDBACK_VIEW = "ledger_feedback_reason";

const REASON = "reason";
const COMMENT = "comment";
const PERSON = "person";

const MAX_COMMENT = 1_500;
/** Slack does not say how it counts: a character such as an emoji may be two here. */
const MOST_KEPT = 2 * MAX_COMMENT;

/** Asks what is wrong with an answer. @param metadata - what comes back with the submission */
export function feedbackDialog(metadata: string, { askPerson, language = "en" }: FeedbackOptions) {
  const phrases = phrasesIn(language).reply.feedback;
  return {
    type: "modal" as const,
    callback_id: FEEDBACK_VIEW,
    private_metadata: metadata,
    title: plainText(phrases.title),
    submit: plainText(phrases.send),
    close: plainText(phrases.skip),
    blocks: [
      {
        type: "input" as const,
        block_id: REASON,
        label: plainText(phrases.whatIsWrong),
        element: {
          type: "radio_buttons" as const,
          action_id: REASON,
          options: VOTE_REASONS.map((value) => ({ text: plainText(phrases.reasons[value]), value })),
        },
      },
      {
        type: "input" as const,
        block_id: COMMENT,
        optional: true,
        label: plainText(phrases.whatInstead),
        element: {
          type: "plain_text_input" as const,
          action_id: COMMENT,
          multiline: true,
          max_length: MAX_COMMENT,
        },
      },
      ...(askPerson ? [personBlock(phrases)] : []),
    ],
  };
}

/** The wish opens the conversation to others, so the words say that. */
function personBlock({ askPerson, letPersonAnswer, showsConversation }: FeedbackPhrases) {
  return {
    type: "input" as const,
    block_id: PERSON,
    optional: true,
    label: plainText(askPerson),
    element: {
      type: "checkboxes" as const,
      action_id: PERSON,
      options: [
        {
          value: "yes",
          text: plainText(letPersonAnswer),
          description: plainText(showsConversation),
        },
      ],
    },
  };
}

function plainText(text: string) {
  return { type: "plain_text" as const, text };
}

const submission = z.object({
  view: z.object({
    private_metadata: z.string(),
    state: z.object({
      values: z.object({
        [REASON]: z.object({
          [REASON]: z.object({ selected_option: z.object({ value: z.enum(VOTE_REASONS) }) }),
        }),
        [COMMENT]: z.object({ [COMMENT]: z.object({ value: z.string().nullish() }) }),
        [PERSON]: z
          .object({ [PERSON]: z.object({ selected_options: z.array(z.unknown()).nullish() }) })
          .optional(),
      }),
    }),
  }),
});

export interface SubmittedFeedback {
  readonly metadata: string;
  readonly reason: VoteReason;
  readonly comment?: string;
  readonly askPerson: boolean;
}

/** @throws ZodError where it is not a submission of the dialog */
export function readFeedback(payload: unknown): SubmittedFeedback {
  const { private_metadata, state } = submission.parse(payload).view;
  const comment = state.values[COMMENT][COMMENT].value?.slice(0, MOST_KEPT).toWellFormed().trim();
  return {
    metadata: private_metadata,
    reason: state.values[REASON][REASON].selected_option.value,
    ...(comment && { comment }),
    askPerson: Boolean(state.values[PERSON]?.[PERSON].selected_options?.length),
  };
}
