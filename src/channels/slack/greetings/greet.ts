import type { App, webApi } from "@slack/bolt";
import { homeView } from "./home-view.ts";
import { suggestQuestions } from "./suggest-questions.ts";
import { untilRefused } from "./until-refused.ts";

export interface GreetingPorts {
  readonly client: webApi.WebClient;
  readonly botUserId: string;
  readonly questions: readonly string[];
}

/**
 * Greets whoever opens the bot: its home, its messages as an agent, or a thread with it as an assistant. What the
 * person looks at meanwhile (`app_context_changed`, `assistant_thread_context_changed`) is not asked for and not
 * kept: Bolt's own store of it is one for all people of a process, and has shown one person what another one saw.
 */
export function greet(app: App, { client, botUserId, questions }: GreetingPorts): void {
  const suggest = untilRefused((channel: string, thread?: string) =>
    suggestQuestions(client, questions, { channel, ...(thread !== undefined && { thread }) }),
  );
  const showHome = untilRefused(async (user: string) => {
    await client.views.publish({ user_id: user, view: homeView(botUserId) });
  });
  app.event("app_home_opened", async ({ event: { tab, user, channel } }) => {
    await (tab === "messages" ? suggest(channel) : showHome(user));
  });
  app.event("assistant_thread_started", async ({ event: { assistant_thread: thread } }) => {
    await suggest(thread.channel_id, thread.thread_ts);
  });
}
