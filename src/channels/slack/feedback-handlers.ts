import { z } from "zod";
import type { QuestionId } from "../../core/question.ts";
import { LANGUAGES, type Language } from "../../language/language.ts";
import { phrasesIn } from "../../language/phrases-in.ts";
import { feedbackDialog, readFeedback } from "./feedback-dialog.ts";
import { userIdOf } from "./handover-people.ts";
import { dateOf, timestamp } from "./inbound/slack-ids.ts";
import type { Interaction, InteractionContext, InteractionHandler } from "./interactions/interaction.ts";

/** A thumb below an answer. The vote is kept at once, whatever becomes of the dialog about the reason. */
export const handleFeedback: InteractionHandler = async (interaction, context) => {
  const vote = readVote(interaction.value);
  if (!vote) return {};
  const { eventId, by, triggerId } = interaction;
  const { questionId, helped, askPerson, language } = vote;
  const clicked = clickOf(interaction);
  await context.deliver({ kind: "vote", eventId, questionId, by, helped, votedAt: clicked.at });
  return {
    async afterwards() {
      if (helped) return thank(feedbackPhrases(language).thanks, interaction, clicked, context);
      if (!triggerId) return undefined;
      const metadata = JSON.stringify({ ...clicked, at: clicked.at.getTime(), questionId, language });
      return context.client.views.open({
        trigger_id: triggerId,
        view: feedbackDialog(metadata, { askPerson, language }),
      });
    },
  };
};

/** What the dialog was opened with: our own words, which come back by way of Slack. */
const metadataSchema = z
  .string()
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue("no JSON");
      return z.NEVER;
    }
  })
  .pipe(
    z.object({
      questionId: z.string().transform((id) => id as QuestionId),
      at: z.number().min(0).max(Date.parse("9999-01-01")),
      channel: z.string().optional(),
      thread: z.string().optional(),
      language: z.enum(LANGUAGES).optional(),
    }),
  );

/** The dialog about the reason: the same vote once more, with more to it. */
export const handleFeedbackReason: InteractionHandler = async (interaction, context) => {
  const { metadata, reason, comment, askPerson } = readFeedback(interaction.payload);
  const { questionId, at, language, ...clicked } = metadataSchema.parse(metadata);
  const { eventId, by } = interaction;
  await context.deliver({
    kind: "vote",
    eventId,
    questionId,
    by,
    helped: false,
    // Just after the click that opened it: a later click on the other thumb stays the later one.
    votedAt: new Date(at + 1),
    reason,
    ...(comment && { comment }),
    ...(askPerson && { askPerson }),
  });
  return {
    afterwards: () => thank(feedbackPhrases(language).thanksForReason, interaction, clicked, context),
  };
};

function readVote(value = "") {
  const [, questionId, thumb, desk, said] = /^([\w-]+):(up|down)(:desk)?(?::(\w+))?$/.exec(value) ?? [];
  if (questionId === undefined) return undefined;
  return {
    questionId: questionId as QuestionId,
    helped: thumb === "up",
    askPerson: desk !== undefined,
    language: LANGUAGES.find((each) => each === said),
  };
}

function feedbackPhrases(language: Language = "en") {
  return phrasesIn(language).reply.feedback;
}

interface Click {
  readonly channel?: string | undefined;
  readonly thread?: string | undefined;
}

const clickSchema = z.object({
  actions: z.array(z.object({ action_ts: timestamp.optional().catch(undefined) })),
  channel: z.object({ id: z.string() }).optional().catch(undefined),
  message: z.object({ ts: z.string(), thread_ts: z.string().nullish() }).optional().catch(undefined),
});

/** When and where it was clicked, as Slack says: told of twice it is the same time. */
function clickOf({ payload, at }: Interaction): Click & { readonly at: Date } {
  const click = clickSchema.safeParse(payload).data;
  const clickedAt = click?.actions[0]?.action_ts;
  return {
    at: clickedAt === undefined ? at : dateOf(clickedAt),
    channel: click?.channel?.id,
    thread: click?.message?.thread_ts ?? click?.message?.ts,
  };
}

/** Only the voter sees it. */
async function thank(
  text: string,
  { by }: Interaction,
  { channel, thread }: Click,
  { client }: InteractionContext,
): Promise<unknown> {
  if (channel === undefined) return undefined;
  return client.chat.postEphemeral({
    channel,
    user: userIdOf(by),
    text,
    ...(thread !== undefined && { thread_ts: thread }),
  });
}
