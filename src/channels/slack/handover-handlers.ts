import { z } from "zod";
import type { HandoverId } from "../../core/handover.ts";
import type { QuestionId } from "../../core/question.ts";
import { RESOLUTION_VIEW } from "./handover-actions.ts";
import type { Interaction, InteractionHandler } from "./interactions/interaction.ts";

/** "Ask a person", below an answer. */
export const handleAskPerson: InteractionHandler = async ({ eventId, value, by }, { deliver }) => {
  if (value) await deliver({ kind: "escalation", eventId, questionId: value as QuestionId, by });
  return {};
};

/** "Claim", on a card. */
export const handleClaim: InteractionHandler = (interaction, { deliver }) =>
  claim(interaction, deliver, true);

/** "Release", on a card. */
export const handleRelease: InteractionHandler = (interaction, { deliver }) =>
  claim(interaction, deliver, false);

async function claim(
  { eventId, value, by }: Interaction,
  deliver: Parameters<InteractionHandler>[1]["deliver"],
  claimed: boolean,
) {
  if (value) await deliver({ kind: "claim", eventId, handoverId: value as HandoverId, by, claimed });
  return {};
}

/** "Mark as solved", in the asker's thread. */
export const handleSolved: InteractionHandler = async ({ eventId, value, by }, { deliver }) => {
  if (value)
    await deliver({ kind: "resolution", eventId, handoverId: value as HandoverId, by, side: "asker" });
  return {};
};

/** "Resolve", on a card: asks for a note first. */
export const handleResolve: InteractionHandler = async ({ value, triggerId }, { client }) => ({
  afterwards: async () => {
    if (value && triggerId) await client.views.open({ trigger_id: triggerId, view: resolutionView(value) });
  },
});

const NOTE = "note";

function resolutionView(handoverId: string) {
  return {
    type: "modal" as const,
    callback_id: RESOLUTION_VIEW,
    private_metadata: handoverId,
    title: { type: "plain_text" as const, text: "Resolve" },
    submit: { type: "plain_text" as const, text: "Resolve" },
    close: { type: "plain_text" as const, text: "Cancel" },
    blocks: [
      {
        type: "input" as const,
        block_id: NOTE,
        optional: true,
        label: { type: "plain_text" as const, text: "Note to the asker" },
        element: {
          type: "plain_text_input" as const,
          action_id: NOTE,
          multiline: true,
          max_length: 1_500,
        },
      },
    ],
  };
}

const submission = z.object({
  view: z.object({
    private_metadata: z.string().min(1),
    state: z.object({
      values: z.object({ [NOTE]: z.object({ [NOTE]: z.object({ value: z.string().nullish() }) }) }),
    }),
  }),
});

/** The dialog of "Resolve". */
export const handleResolution: InteractionHandler = async ({ eventId, by, payload }, { deliver }) => {
  const { view } = submission.parse(payload);
  const note = view.state.values[NOTE][NOTE].value?.trim();
  await deliver({
    kind: "resolution",
    eventId,
    handoverId: view.private_metadata as HandoverId,
    by,
    side: "desk",
    ...(note && { note }),
  });
  return {};
};
