import { describe, expect, it } from "vitest";
import { createTurnedClock } from "../../../../src/simulators/clock/turned-clock.ts";
import { ANA, HELP, refusalOf, startedSimulator, webClient } from "../clients.ts";

async function turnedWorkspace() {
  const { clock, turn } = createTurnedClock();
  const { slack } = await startedSimulator({ clock });
  const { chat } = webClient(slack);
  const inSeconds = (seconds: number) => clock.now() / 1000 + seconds;
  const textsIn = (channel: string) => slack.history(channel).map(({ text }) => text);
  return { slack, chat, turn, inSeconds, textsIn };
}

describe("a scheduled message", () => {
  it("is listed until its time comes, and then posted", async () => {
    const { chat, turn, inSeconds, textsIn } = await turnedWorkspace();
    const post_at = inSeconds(60);
    const scheduled = await chat.scheduleMessage({ channel: HELP, text: "later", post_at });
    expect(scheduled).toMatchObject({ channel: HELP, post_at, message: { text: "later" } });
    const { scheduled_messages: waiting } = await chat.scheduledMessages.list({ channel: HELP });
    expect(waiting).toMatchObject([{ id: scheduled.scheduled_message_id, channel_id: HELP, post_at }]);

    turn(59_999);
    expect(textsIn(HELP)).toEqual([]);
    turn(1);
    expect(textsIn(HELP)).toEqual(["later"]);
    expect((await chat.scheduledMessages.list()).scheduled_messages).toEqual([]);
  });

  it("is never posted once it is deleted", async () => {
    const { chat, turn, inSeconds, textsIn } = await turnedWorkspace();
    const { scheduled_message_id: id = "" } = await chat.scheduleMessage({
      channel: HELP,
      text: "never",
      post_at: inSeconds(60),
    });
    await chat.deleteScheduledMessage({ channel: HELP, scheduled_message_id: id });
    turn(120_000);
    expect(textsIn(HELP)).toEqual([]);
    expect(await refusalOf(chat.deleteScheduledMessage({ channel: HELP, scheduled_message_id: id }))).toBe(
      "invalid_scheduled_message_id",
    );
  });

  it("is not posted into a channel that was archived meanwhile", async () => {
    const { slack, chat, turn, inSeconds, textsIn } = await turnedWorkspace();
    await chat.scheduleMessage({ channel: HELP, text: "late", post_at: inSeconds(60) });
    slack.archiveChannel({ user: ANA, channel: HELP });
    turn(60_000);
    expect(textsIn(HELP)).not.toContain("late");
  });

  it("is refused for a time that is past or too far, and for too many at once", async () => {
    const { chat, inSeconds } = await turnedWorkspace();
    const at = (post_at: number) => chat.scheduleMessage({ channel: HELP, text: "a", post_at });
    expect(await refusalOf(at(inSeconds(-1)))).toBe("time_in_past");
    expect(await refusalOf(at(inSeconds(121 * 24 * 3600)))).toBe("time_too_far");
    for (let count = 0; count < 30; count += 1) await at(inSeconds(60 + count));
    expect(await refusalOf(at(inSeconds(100)))).toBe("restricted_too_many");
    expect(await at(inSeconds(3600))).toMatchObject({ ok: true });
  });
});
