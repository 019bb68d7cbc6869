import type { webApi } from "@slack/bolt";

/** Questions that the knowledge that comes with Ledger answers. */
export const SUGGESTED_QUESTIONS: readonly string[] = [
  "How do I ask Ledger a question?",
  "What is a citation?",
  "What happens when Ledger does not know?",
];

/** Documented: so many are shown at most. */
const MOST = 4;

/** Shows a person questions to begin with. An agent's direct message is named without a thread. */
export async function suggestQuestions(
  client: webApi.WebClient,
  questions: readonly string[],
  place: { readonly channel: string; readonly thread?: string },
): Promise<void> {
  if (questions.length === 0) return;
  await client.assistant.threads.setSuggestedPrompts({
    channel_id: place.channel,
    ...(place.thread !== undefined && { thread_ts: place.thread }),
    title: "Ask me something, or begin with one of these:",
    prompts: questions.slice(0, MOST).map((question) => ({ title: question, message: question })),
  });
}
