import { z } from "zod";
import { VOTE_REASONS, type VoteReason } from "../../core/vote.ts";

export const FEEDBACK_VIEW = "ledger_feedback_reason";

const REASON = "reason";
const COMMENT = "comment";
const PERSON = "person";

const TEXT_OF_REASON: Readonly<Record<VoteReason, string>> = {
  wrong: "It is wrong",
  incomplete: "It is incomplete",
  outdated: "It is outdated",
  "hard-to-follow": "It is hard to follow",
  other: "Something else",
};

const MAX_COMMENT = 1_500;
/** Slack does not say how it counts: a character such as an emoji may be two here. */
const MOST_KEPT = 2 * MAX_COMMENT;

/** Asks what is wrong with an answer. @param metadata - what comes back with the submission */
export function feedbackDialog(metadata: string, { askPerson }: { readonly askPerson: boolean }) {
  return {
    type: "modal" as const,
    callback_id: FEEDBACK_VIEW,
    private_metadata: metadata,
    title: plainText("Feedback"),
    submit: plainText("Send"),
    close: plainText("Skip"),
    blocks: [
      {
        type: "input" as const,
        block_id: REASON,
        label: plainText("What is wrong with the answer?"),
        element: {
          type: "radio_buttons" as const,
          action_id: REASON,
          options: VOTE_REASONS.map((value) => ({ text: plainText(TEXT_OF_REASON[value]), value })),
        },
      },
      {
        type: "input" as const,
        block_id: COMMENT,
        optional: true,
        label: plainText("What should it have said?"),
        element: {
          type: "plain_text_input" as const,
          action_id: COMMENT,
          multiline: true,
          max_length: MAX_COMMENT,
        },
      },
      ...(askPerson ? [personBlock()] : []),
    ],
  };
}

/** The wish opens the conversation to others, so the words say that. */
function personBlock() {
  return {
    type: "input" as const,
    block_id: PERSON,
    optional: true,
    label: plainText("Ask a person"),
    element: {
      type: "checkboxes" as const,
      action_id: PERSON,
      options: [
        {
          value: "yes",
          text: plainText("Let a person answer"),
          description: plainText("Shows this conversation in the channel of the people who answer"),
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
