import { ZodError } from "zod";
import type {
  HandledInteraction,
  Interaction,
  InteractionContext,
  InteractionHandler,
} from "./interaction.ts";
import { INTERACTION_HANDLERS, type InteractionKind } from "./interaction-handlers.ts";
import { readInteraction } from "./read-interaction.ts";

/** What a person is told who would otherwise see nothing at all. */
const WITHOUT_HANDLER: Partial<Record<InteractionKind, HandledInteraction>> = {
  slash_command: {
    response: {
      response_type: "ephemeral",
      text: "I do not answer commands. Mention me in a channel, or send me a direct message, with your question.",
    },
  },
};

/**
 * Hands what a person did to who handles it. What nobody handles, or cannot be read, is told as a fault, and has no
 * consequence but that it is acknowledged: it would be the same if it came again.
 */
export async function handleInteraction(
  payload: unknown,
  context: InteractionContext,
  handlers = INTERACTION_HANDLERS,
): Promise<HandledInteraction> {
  const read = readInteraction(payload, new Date());
  const handle = read && handlers[read.kind].get(read.interaction.name);
  const handled = read && handle && (await orUnreadable(handle, read.interaction, context));
  if (handled) return handled;
  const what = read ? `${read.kind} ${read.interaction.name}` : "payload";
  const why = read && !handle ? "" : " that cannot be read";
  context.emit({
    type: "error_occurred",
    errorType: "unknown_interaction",
    message: `Slack sent a ${what}${why}`,
  });
  return (read && WITHOUT_HANDLER[read.kind]) ?? {};
}

/** Undefined where the handler cannot read what came. What goes wrong while it is kept is thrown. */
async function orUnreadable(
  handle: InteractionHandler,
  interaction: Interaction,
  context: InteractionContext,
): Promise<HandledInteraction | undefined> {
  try {
    return await handle(interaction, context);
  } catch (error) {
    if (error instanceof ZodError) return undefined;
    throw error;
  }
}
