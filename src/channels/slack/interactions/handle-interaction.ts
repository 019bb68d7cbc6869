import type { HandledInteraction, InteractionContext } from "./interaction.ts";
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

/** Hands what a person did to who handles it. What nobody handles is told as a fault, and has no consequence. */
export async function handleInteraction(
  payload: unknown,
  context: InteractionContext,
  handlers = INTERACTION_HANDLERS,
): Promise<HandledInteraction> {
  const read = readInteraction(payload, new Date());
  const handle = read && handlers[read.kind].get(read.interaction.name);
  if (read && handle) return handle(read.interaction, context);
  const what = read ? `${read.kind} ${read.interaction.name}` : "payload that cannot be read";
  context.emit({ type: "error_occurred", errorType: "unknown_interaction", message: `Slack sent a ${what}` });
  return (read && WITHOUT_HANDLER[read.kind]) ?? {};
}
