import { Assistant, type AssistantConfig } from "@slack/bolt";
import { describe, expect, it } from "vitest";
import type { SlackSimulator } from "../../../../src/simulators/slack/simulator.ts";
import { ANA, BEN, GENERAL, HELP, PRIVATE, startedBoltApp, startedSimulator, webClient } from "../clients.ts";
import { seedWith } from "./seed-with.ts";

const TEAM = "T0SIMULATED";

type ContextStore = NonNullable<AssistantConfig["threadContextStore"]>;

describe("an assistant made with Bolt", () => {
  function assistantOf(threadContextStore?: ContextStore): Assistant {
    return new Assistant({
      ...(threadContextStore !== undefined && { threadContextStore }),
      threadStarted: async ({ say, setSuggestedPrompts, saveThreadContext }) => {
        await say("Ask me.");
        await saveThreadContext();
        await setSuggestedPrompts({
          title: "Try",
          prompts: [{ title: "Deploys", message: "How do we deploy?" }],
        });
      },
      userMessage: async ({ message, say, setStatus, setTitle, getThreadContext }) => {
        const text = "text" in message ? (message.text ?? "") : "";
        await setTitle(text);
        await setStatus({ status: "is thinking...", loading_messages: ["Reading"] });
        const context = await getThreadContext();
        await say(`${text} (beside ${context.channel_id ?? "nothing"})`);
      },
    });
  }

  const answersIn = (slack: SlackSimulator, channel: string, thread_ts = "") =>
    slack.thread(channel, thread_ts).map(({ text }) => text);

  it("greets, offers prompts, takes a title and answers with what the person looks at", async () => {
    const { slack } = await startedSimulator({ seed: seedWith("assistant") });
    const statuses: (string | undefined)[] = [];
    await startedBoltApp(slack, (app) => app.assistant(assistantOf()));
    const pane = slack.openAssistant(ANA, undefined, { channel: HELP });
    const view = () => slack.assistantView(pane.channel, pane.thread_ts);
    slack.watch((change) => {
      if (change.type === "assistant-shown") statuses.push(view().status);
    });

    await expect.poll(() => view().prompts).toEqual([{ title: "Deploys", message: "How do we deploy?" }]);
    expect(view()).toMatchObject({ promptsTitle: "Try" });
    const chosen = slack.choosePrompt(pane, "Deploys");
    expect(slack.thread(pane.channel, pane.thread_ts ?? "").at(-1)).toMatchObject({
      user: ANA,
      ts: chosen.ts,
    });

    const answer = `How do we deploy? (beside ${HELP})`;
    await expect.poll(() => answersIn(slack, pane.channel, pane.thread_ts)).toContain(answer);
    expect(statuses).toContain("is thinking...");
    expect(view()).toMatchObject({ title: "How do we deploy?", loadingMessages: [] });
    expect(view()).not.toHaveProperty("status");
    expect(slack.thread(pane.channel, pane.thread_ts ?? "")[0]).toMatchObject({
      subtype: "assistant_app_thread",
      assistant_app_thread: { title: "How do we deploy?" },
    });
  });

  it("is told when the person looks at something else, and finds it in the thread again", async () => {
    const { slack } = await startedSimulator({ seed: seedWith("assistant") });
    await startedBoltApp(slack, (app) => app.assistant(assistantOf()));
    const pane = slack.openAssistant(ANA, undefined, { channel: HELP });
    const first = () => slack.thread(pane.channel, pane.thread_ts ?? "")[1];
    await expect.poll(() => first()?.metadata?.event_payload.channel_id).toBe(HELP);
    slack.lookAt(pane, { channel: GENERAL });
    await expect.poll(() => first()?.metadata?.event_payload.channel_id).toBe(GENERAL);
    const { messages = [] } = await webClient(slack).conversations.replies({
      channel: pane.channel,
      ts: pane.thread_ts ?? "",
      include_all_metadata: true,
    });
    expect(messages[1]?.metadata).toMatchObject({
      event_type: "assistant_thread_context",
      event_payload: { channel_id: GENERAL, team_id: TEAM },
    });
  });

  it("shows the fault of Bolt's default store, which gives one person what another looks at", async () => {
    const { slack } = await startedSimulator({ seed: seedWith("assistant") });
    await startedBoltApp(slack, (app) => app.assistant(assistantOf()));
    const ana = slack.openAssistant(ANA, undefined, { channel: PRIVATE });
    await expect.poll(() => slack.assistantView(ana.channel, ana.thread_ts).prompts).toHaveLength(1);
    const ben = slack.openAssistant(BEN);
    await expect.poll(() => slack.assistantView(ben.channel, ben.thread_ts).prompts).toHaveLength(1);
    slack.lookAt(ana, { channel: PRIVATE });
    await expect
      .poll(() => slack.thread(ana.channel, ana.thread_ts ?? "")[1]?.metadata?.event_payload.channel_id)
      .toBe(PRIVATE);
    slack.post({ user: BEN, channel: ben.channel, thread_ts: ben.thread_ts ?? "", text: "hi" });
    await expect.poll(() => answersIn(slack, ben.channel, ben.thread_ts)).toContain(`hi (beside ${PRIVATE})`);
  });

  it("keeps the threads of two people at once apart", async () => {
    const { slack } = await startedSimulator({ seed: seedWith("assistant") });
    const seen = new Map<string, object>();
    const key = (payload: object) =>
      JSON.stringify("assistant_thread" in payload ? payload.assistant_thread : payload);
    const store: ContextStore = {
      save: async ({ payload }) => void seen.set(key(payload), payload),
      get: async () => ({}),
    };
    await startedBoltApp(slack, (app) => app.assistant(assistantOf(store)));
    const panes = [slack.openAssistant(ANA), slack.openAssistant(BEN)];
    for (const pane of panes) {
      await expect.poll(() => slack.assistantView(pane.channel, pane.thread_ts).prompts).toHaveLength(1);
      slack.choosePrompt(pane, "Deploys");
    }
    for (const pane of panes) {
      await expect
        .poll(() => answersIn(slack, pane.channel, pane.thread_ts))
        .toEqual(["New chat", "Ask me.", "How do we deploy?", "How do we deploy? (beside nothing)"]);
      expect(slack.conversations(pane.user).map(({ id }) => id)).toContain(pane.channel);
    }
    expect(panes[0]?.channel).not.toBe(panes[1]?.channel);
  });
});
