import { describe, expect, it } from "vitest";
import { createTurnedClock } from "../../../../src/simulators/clock/turned-clock.ts";
import { ANA, HELP, rawSocket, refusalOf, startedBoltApp, startedSimulator, webClient } from "../clients.ts";
import { seedWith } from "./seed-with.ts";

const TEAM = "T0SIMULATED";

describe("an agent", () => {
  it("hears that its messages tab is opened, what the person looks at, and what they write beside it", async () => {
    const { slack } = await startedSimulator();
    const app = await rawSocket(slack);
    const { ts } = slack.post({ user: ANA, channel: HELP, text: "look here" });
    const pane = slack.openAssistant(ANA, undefined, { channel: HELP });
    slack.lookAt(pane, { channel: HELP, message: ts });
    slack.post({ user: ANA, channel: pane.channel, text: "what is this?" });
    slack.lookAt(pane, undefined);

    await expect.poll(() => app.envelopes()).toHaveLength(5);
    const inChannel = { type: "slack#/types/channel_id", value: HELP, team_id: TEAM };
    const atMessage = {
      type: "slack#/types/message_context",
      value: { channel_id: HELP, message_ts: ts },
      team_id: TEAM,
    };
    const where = { user: ANA, channel: pane.channel };
    expect(
      app
        .envelopes()
        .map(({ payload }) => payload.event)
        .slice(1),
    ).toMatchObject([
      { type: "app_home_opened", tab: "messages", ...where, context: { entities: [inChannel] } },
      { type: "app_context_changed", ...where, context: { entities: [atMessage, inChannel] } },
      { type: "message", channel_type: "im", ...where, app_context: { entities: [atMessage, inChannel] } },
      { type: "app_context_changed", ...where, context: {} },
    ]);
  });

  it("offers prompts in its direct message; with a thread the call does nothing", async () => {
    const { slack } = await startedSimulator();
    const { setSuggestedPrompts } = webClient(slack).assistant.threads;
    const pane = slack.openAssistant(ANA);
    const { ts } = slack.post({ user: ANA, channel: pane.channel, text: "hi" });
    const prompts = [{ title: "a", message: "b" }];
    await setSuggestedPrompts({ channel_id: pane.channel, thread_ts: ts, prompts });
    expect(slack.assistantView(pane.channel, ts).prompts).toEqual([]);
    await setSuggestedPrompts({ channel_id: pane.channel, prompts });
    expect(slack.assistantView(pane.channel).prompts).toEqual(prompts);
    slack.choosePrompt(pane, "a");
    expect(slack.history(pane.channel).at(-1)).toMatchObject({ user: ANA, text: "b" });
    expect(() => slack.choosePrompt(pane, "z")).toThrow('No prompt "z"');
  });

  it("takes its status and sayStream from Bolt in an event's listener", async () => {
    const { slack } = await startedSimulator();
    const statuses: (string | undefined)[] = [];
    await startedBoltApp(slack, (app) => {
      app.event("app_mention", async ({ setStatus, sayStream }) => {
        await setStatus("is reading...");
        await sayStream().stop({ markdown_text: "Read." });
      });
    });
    const { ts } = slack.post({ user: ANA, channel: HELP, text: `<@${slack.botUserId}> hi` });
    slack.watch((change) => {
      if (change.type === "assistant-shown") statuses.push(slack.assistantView(HELP, ts).status);
    });
    await expect.poll(() => slack.thread(HELP, ts)[1]?.streaming_state).toBe("completed");
    expect(statuses[0]).toBe("is reading...");
    expect(slack.assistantView(HELP, ts)).not.toHaveProperty("status");
  });
});

describe("a status", () => {
  it("goes when the app answers, when it is empty, and after two minutes", async () => {
    const { clock, turn } = createTurnedClock();
    const { slack } = await startedSimulator({ clock });
    const client = webClient(slack);
    const { ts } = slack.post({ user: ANA, channel: HELP, text: "hi" });
    const at = { channel_id: HELP, thread_ts: ts };
    const set = (status: string) => client.assistant.threads.setStatus({ ...at, status });
    const shown = () => slack.assistantView(HELP, ts).status;

    await set("is thinking...");
    await client.chat.postMessage({ channel: HELP, thread_ts: ts, text: "a" });
    expect(shown()).toBeUndefined();
    await set("is thinking...");
    await set("");
    expect(shown()).toBeUndefined();
    await set("is thinking...");
    turn(119_999);
    expect(shown()).toBe("is thinking...");
    turn(1);
    expect(shown()).toBeUndefined();
    await set("is thinking...");
    turn(60_000);
    await set("is still thinking...");
    turn(119_999);
    expect(shown()).toBe("is still thinking...");
  });
});

describe("assistant.threads", () => {
  it("refuses what is not there, and more than Slack shows", async () => {
    const { slack } = await startedSimulator();
    const { threads } = webClient(slack).assistant;
    const { ts } = slack.post({ user: ANA, channel: HELP, text: "hi" });
    const at = { channel_id: HELP, thread_ts: ts };
    const nowhere = { channel_id: "C0NOWHERE01", thread_ts: ts };
    const never = { channel_id: HELP, thread_ts: "1500000000.000100" };
    const prompts = Array.from({ length: 5 }, (_, n) => ({ title: `${n}`, message: "m" }));
    expect(await refusalOf(threads.setStatus({ ...nowhere, status: "a" }))).toBe("channel_not_found");
    expect(await refusalOf(threads.setStatus({ ...never, status: "a" }))).toBe("invalid_thread_ts");
    expect(await refusalOf(threads.setTitle({ ...nowhere, title: "a" }))).toBe("channel_not_found");
    expect(await refusalOf(threads.setTitle({ ...never, title: "a" }))).toBe("invalid_thread_ts");
    expect(await refusalOf(threads.setSuggestedPrompts({ ...at, prompts }))).toBe("invalid_arguments");
    const loading_messages = Array.from({ length: 11 }, () => "a");
    expect(await refusalOf(threads.setStatus({ ...at, status: "a", loading_messages }))).toBe(
      "invalid_arguments",
    );
  });

  it("asks for the scopes that Slack asks for", async () => {
    const { slack } = await startedSimulator({ seed: seedWith("agent", { scopes: ["chat:write"] }) });
    const { threads } = webClient(slack).assistant;
    const { ts } = slack.post({ user: ANA, channel: HELP, text: "hi" });
    const at = { channel_id: HELP, thread_ts: ts };
    await threads.setStatus({ ...at, status: "a" });
    expect(await refusalOf(threads.setTitle({ ...at, title: "a" }))).toBe("missing_scope");
    expect(await refusalOf(threads.setSuggestedPrompts({ ...at, prompts: [] }))).toBe("missing_scope");
  });
});
