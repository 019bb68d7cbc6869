import { describe, expect, it } from "vitest";
import { createSlackChannel } from "../../../../src/channels/slack/slack-channel.ts";
import { seedWith } from "../../../simulators/slack/assistant/seed-with.ts";
import { ANA, BEN, startedSimulator } from "../../../simulators/slack/clients.ts";
import { channelOf, startedChannel } from "../started-channel.ts";

const SOON = { timeout: 10_000 };

describe("whoever opens the bot", () => {
  it("as an agent is offered questions, and asks by choosing one", async () => {
    const { slack } = await startedSimulator({ seed: seedWith("agent") });
    const { texts, faults } = await startedChannel(slack);
    const pane = slack.openAssistant(ANA);
    const shown = () => slack.assistantView(pane.channel).prompts.map(({ title }) => title);
    await expect.poll(shown, SOON).toContain("What is a citation?");
    slack.choosePrompt(pane, "What is a citation?");
    await expect.poll(texts, SOON).toEqual(["What is a citation?"]);
    expect(faults()).toEqual([]);
  });

  it("as an assistant is offered them in the thread, where the question is asked too", async () => {
    const { slack } = await startedSimulator({ seed: seedWith("assistant") });
    const { inbounds, faults } = await startedChannel(slack);
    const pane = slack.openAssistant(ANA);
    const shown = () => slack.assistantView(pane.channel, pane.thread_ts).prompts;
    await expect.poll(shown, SOON).toHaveLength(3);
    slack.choosePrompt(pane, "What is a citation?");
    await expect
      .poll(() => inbounds, SOON)
      .toMatchObject([
        { kind: "question", onlyIfJoined: false, place: { address: { thread: pane.thread_ts } } },
      ]);
    expect(faults()).toEqual([]);
  });

  it("on its home reads what it can do", async () => {
    const { slack } = await startedSimulator();
    const { faults } = await startedChannel(slack);
    slack.openHome({ user: ANA });
    await expect.poll(() => JSON.stringify(slack.homeOf(ANA)), SOON).toContain("1,000 characters");
    expect(JSON.stringify(slack.homeOf(ANA))).toContain(`<@${slack.botUserId}>`);
    expect(slack.homeOf(BEN)).toBeUndefined();
    expect(faults()).toEqual([]);
  });

  it("is offered the questions that the channel was given, four at most, or none", async () => {
    for (const [questions, count] of [
      [["1?", "2?", "3?", "4?", "5?"], 4],
      [[], 0],
    ] as const) {
      const { slack, entries } = await startedSimulator({ seed: seedWith("agent") });
      const { channel } = channelOf(slack, { suggestedQuestions: questions });
      await channel.start(async () => {});
      const pane = slack.openAssistant(ANA);
      slack.openHome({ user: ANA });
      await expect.poll(() => slack.homeOf(ANA), SOON).toBeDefined();
      await expect.poll(() => slack.assistantView(pane.channel).prompts, SOON).toHaveLength(count);
      const called = entries.some(
        (entry) => entry.type === "request" && entry.method === "assistant.threads.setSuggestedPrompts",
      );
      expect(called).toBe(count > 0);
    }
  });
});

describe("what a person looks at beside the bot", () => {
  it("is not kept and not asked for, so that nobody else can be told", async () => {
    for (const surface of ["agent", "assistant"] as const) {
      const { slack, entries } = await startedSimulator({ seed: seedWith(surface) });
      const { inbounds, faults } = await startedChannel(slack);
      const pane = slack.openAssistant(ANA, undefined, { channel: "C0PRIVATE01" });
      slack.lookAt(pane, { channel: "C0LEDGERHLP" });
      slack.post({ user: BEN, channel: slack.openDirectMessage(BEN), text: "what does Ana see?" });
      await expect.poll(() => inbounds, SOON).toHaveLength(1);
      await expect
        .poll(() => entries.filter(({ type }) => type === "event-acknowledged").length, SOON)
        .toBeGreaterThanOrEqual(3);
      expect(JSON.stringify(inbounds)).not.toContain("C0PRIVATE01");
      expect(faults()).toEqual([]);
    }
  });
});

describe("a greeting that Slack refuses", () => {
  it("keeps no question from being kept, is told once, and not tried again", async () => {
    const { slack, entries } = await startedSimulator({
      seed: seedWith("agent"),
      faults: {
        seed: 0,
        rules: [{ fault: "error", code: "missing_scope", method: "assistant.threads.setSuggestedPrompts" }],
      },
    });
    const { texts, faults } = await startedChannel(slack);
    const called = () =>
      entries.filter(
        (entry) => entry.type === "request" && entry.method === "assistant.threads.setSuggestedPrompts",
      ).length;
    const pane = slack.openAssistant(ANA);
    await expect.poll(() => faults().map(({ errorType }) => errorType), SOON).toEqual(["slack_greeting"]);
    slack.openAssistant(BEN);
    slack.post({ user: ANA, channel: pane.channel, text: "how?" });
    await expect.poll(texts, SOON).toEqual(["how?"]);
    expect(called()).toBe(1);
    expect(faults()).toHaveLength(1);
  });

  it("does not hold up questions while Slack does not answer it", async () => {
    const { slack } = await startedSimulator({
      seed: seedWith("agent"),
      faults: { seed: 0, rules: [{ fault: "hang", method: ["views.publish", "assistant.*"] }] },
    });
    const { texts } = await startedChannel(slack);
    const pane = slack.openAssistant(ANA);
    slack.openHome({ user: ANA });
    slack.post({ user: ANA, channel: pane.channel, text: "how?" });
    await expect.poll(texts, SOON).toEqual(["how?"]);
  });
});

it("is nothing that a worker does: it replies without a connection", async () => {
  const { slack } = await startedSimulator();
  const { botToken, appToken, url: apiUrl } = slack;
  const worker = createSlackChannel({ botToken, appToken, apiUrl, emit: () => {} });
  expect(worker.isConnected()).toBe(false);
  await worker.stop();
  expect(slack.connections()).toBe(0);
});
