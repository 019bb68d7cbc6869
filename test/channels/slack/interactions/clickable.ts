import { FEEDBACK_ACTION } from "../../../../src/channels/slack/feedback-blocks.ts";

export { FEEDBACK_ACTION };

const text = (words: string) => ({ type: "plain_text", text: words });

/** The thumbs below the answer to the question `q_1`. */
export const FEEDBACK_BLOCK = [
  {
    type: "context_actions",
    elements: [
      {
        type: "feedback_buttons",
        action_id: FEEDBACK_ACTION,
        positive_button: { text: text("Good"), value: "q_1:up" },
        negative_button: { text: text("Bad"), value: "q_1:down" },
      },
    ],
  },
];
