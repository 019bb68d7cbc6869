import { describe, expect, it, onTestFinished } from "vitest";
import type { Channel } from "../../../src/channels/channel.ts";
import type { AskedMessage, Inbound } from "../../../src/channels/inbound.ts";
import { LedgerError } from "../../../src/core/errors.ts";
import type { QuestionId } from "../../../src/core/question.ts";
import { createTurnedClock } from "../../../src/simulators/clock/turned-clock.ts";
import { startSlackSimulator } from "../../../src/simulators/slack/simulator.ts";
import { freePort } from "../../free-port.ts";
import { ANA, BEN, HELP, startedSimulator } from "../../simulators/slack/clients.ts";
import { channelOf, startedChannel } from "./started-channel.ts";

async function faultOf(channel: Channel): Promise<LedgerError> {
  const fault = await channel.start(async () => {}).catch((error: unknown) => error);
  if (fault instanceof LedgerError) return fault;
  throw new Error(`It is no fault that a user can mend: ${fault}`);
}

describe("what the channel delivers", () => {
  it("is a mention, once, though Slack tells of it twice", async () => {
    const { slack, entries } = await startedSimulator();
    const { inbounds } = await startedChannel(slack);
    const text = `<@${slack.botUserId}> is a &lt; b?`;
    const { channel, ts } = slack.post({ user: ANA, channel: HELP, text });

    await expect.poll(() => entries.filter(({ type }) => type === "event-acknowledged")).toHaveLength(2);
    expect(inbounds).toMatchObject([
      {
        text: "is a < b?",
        asker: { id: ANA },
        place: { channel: "slack", address: { channel, thread: ts, message: ts } },
        onlyIfJoined: false,
      },
    ]);
  });

  it("is a direct message, and a word in a thread", async () => {
    const { slack } = await startedSimulator();
    const { inbounds } = await startedChannel(slack);
    const direct = slack.openDirectMessage(BEN);
    slack.post({ user: BEN, channel: direct, text: "how?" });
    const { ts } = slack.post({ user: ANA, channel: HELP, text: "among us" });
    slack.post({ user: BEN, channel: HELP, text: "and why?", thread_ts: ts });

    await expect
      .poll(() => inbounds)
      .toMatchObject([
        { text: "how?", onlyIfJoined: false },
        { text: "and why?", onlyIfJoined: true },
      ]);
  });

  it("is what becomes of a question: another text, and that it is gone", async () => {
    const { slack } = await startedSimulator();
    const { inbounds } = await startedChannel(slack);
    const asked = slack.post({ user: ANA, channel: HELP, text: `<@${slack.botUserId}> how?` });
    await expect.poll(() => inbounds).toHaveLength(1);
    slack.editMessage({ user: ANA, ...asked, text: `<@${slack.botUserId}> why?` });
    await expect.poll(() => inbounds).toHaveLength(2);
    slack.deleteMessage({ user: ANA, ...asked });
    await expect.poll(() => inbounds).toHaveLength(3);

    const [question, ...later] = inbounds as [AskedMessage, ...Inbound[]];
    const { messageId } = question;
    expect(later).toMatchObject([
      { kind: "edit", messageId, text: "why?" },
      { kind: "deletion", messageId },
    ]);
  });

  it("is a question that names the bot only since it was edited", async () => {
    const { slack } = await startedSimulator();
    const { inbounds } = await startedChannel(slack);
    const said = slack.post({ user: ANA, channel: HELP, text: "how?" });
    slack.editMessage({ user: ANA, ...said, text: `<@${slack.botUserId}> how?` });
    await expect
      .poll(() => inbounds)
      .toMatchObject([
        { kind: "edit", asks: { kind: "question", text: "how?", place: { address: { message: said.ts } } } },
      ]);
  });

  it("is a wish to be left alone in a thread, and to come back", async () => {
    const { slack } = await startedSimulator();
    const { inbounds } = await startedChannel(slack);
    const { ts: thread_ts } = slack.post({ user: ANA, channel: HELP, text: "among us" });
    for (const words of ["mute", "unmute"])
      slack.post({ user: BEN, channel: HELP, thread_ts, text: `<@${slack.botUserId}> ${words}` });
    await expect
      .poll(() => inbounds)
      .toMatchObject([
        { kind: "mute", muted: true },
        { kind: "mute", muted: false },
      ]);
  });

  it("is nothing that the bot itself writes, and yet that is acknowledged", async () => {
    const { slack, entries } = await startedSimulator();
    const { channel, inbounds } = await startedChannel(slack);
    const direct = slack.openDirectMessage(ANA);
    slack.post({ user: ANA, channel: direct, text: "how?" });
    await expect.poll(() => inbounds).toHaveLength(1);
    const [{ place }] = inbounds as [AskedMessage];

    await channel.reply(place, "q_1" as QuestionId).thinking({ mayExist: false });
    await expect.poll(() => entries.filter(({ type }) => type === "event-acknowledged")).toHaveLength(2);
    expect(inbounds).toHaveLength(1);
  });
});

describe("a question that could not be kept", () => {
  it("is told as a fault, and delivered again", async () => {
    const { clock, turn } = createTurnedClock();
    const { slack, entries } = await startedSimulator({ clock });
    let databaseIsDown = true;
    const { events, inbounds } = await startedChannel(slack, async () => {
      if (databaseIsDown) throw new Error("no database");
    });
    const channel = slack.openDirectMessage(ANA);
    slack.post({ user: ANA, channel, text: "how?" });

    await expect
      .poll(() => events)
      .toEqual([{ type: "error_occurred", errorType: "intake", message: "no database" }]);
    databaseIsDown = false;
    turn(4_000);
    await expect.poll(() => entries.filter(({ type }) => type === "event-acknowledged")).toHaveLength(1);
    expect(inbounds).toMatchObject([{ text: "how?" }]);
  });
});

describe("the connection", () => {
  it("stands from start to stop", async () => {
    const { slack } = await startedSimulator();
    const { channel, events } = channelOf(slack);
    expect(channel.isConnected()).toBe(false);
    await channel.start(async () => {});
    expect(channel.isConnected()).toBe(true);
    expect(slack.connections()).toBe(1);
    await channel.stop();
    expect(channel.isConnected()).toBe(false);
    await expect.poll(slack.connections).toBe(0);
    expect(events).toEqual([]);
  });

  it("is told as lost when Slack goes away, and comes back with it", { timeout: 60_000 }, async () => {
    const port = await freePort();
    const slack = await startSlackSimulator({ port });
    const { channel, inbounds } = await startedChannel(slack);
    await slack.stop();
    await expect.poll(channel.isConnected).toBe(false);

    const again = await startSlackSimulator({ port });
    onTestFinished(() => again.stop());
    await expect.poll(channel.isConnected, { timeout: 40_000 }).toBe(true);
    again.post({ user: ANA, channel: again.openDirectMessage(ANA), text: "there?" });
    await expect.poll(() => inbounds).toMatchObject([{ text: "there?" }]);
  });

  it("may be stopped before it was started", async () => {
    const { slack } = await startedSimulator();
    await expect(channelOf(slack).channel.stop()).resolves.toBeUndefined();
  });
});

describe("a start that Slack does not allow", () => {
  it("names the bot's token where that is wrong", async () => {
    const { slack } = await startedSimulator();
    const fault = await faultOf(channelOf(slack, { botToken: "xoxb-wrong" }).channel);
    expect(fault).toMatchObject({ code: "SLACK_UNAVAILABLE", exitCode: 4 });
    expect(fault.message).toContain("invalid_auth");
    expect(fault.remedy).toContain("SLACK_BOT_TOKEN");
    expect(`${fault.message} ${fault.remedy}`).not.toContain("xoxb-wrong");
    expect(slack.connections()).toBe(0);
  });

  it("names the app's token where that is wrong", async () => {
    const { slack } = await startedSimulator();
    const { channel } = channelOf(slack, { appToken: "xapp-wrong" });
    const fault = await faultOf(channel);
    expect(fault).toMatchObject({ code: "SLACK_UNAVAILABLE", exitCode: 4 });
    expect(fault.message).toContain("invalid_auth");
    expect(fault.remedy).toContain("SLACK_APP_TOKEN");
    expect(`${fault.message} ${fault.remedy}`).not.toContain("xapp-wrong");
    expect(channel.isConnected()).toBe(false);
  });

  it("says within seconds that Slack cannot be reached", async () => {
    const { slack } = await startedSimulator();
    const { channel } = channelOf(slack, { apiUrl: `http://127.0.0.1:${await freePort()}/api/` });
    const fault = await faultOf(channel);
    expect(fault).toMatchObject({ code: "SLACK_UNAVAILABLE" });
    expect(fault.remedy).toContain("reached");
  });
});
