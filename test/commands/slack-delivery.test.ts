import { afterEach, describe, expect, it } from "vitest";
import { until } from "../until.ts";
import { ANA, HELP, startApp, startSlack, stopAll } from "./slack-with-apps.ts";

afterEach(stopAll);

describe("ledger slack --without-socket", () => {
  /** An app that starts after the first message. Returns what it hears by then, and of a second message. */
  async function heard(without: string): Promise<string[]> {
    const slack = await startSlack("--without-socket", without);
    await slack.post(ANA, "early");
    // Whatever retries there were are over.
    await slack.advance(600_000);
    const texts: string[] = [];
    await startApp(slack, (app) => {
      app.message(async ({ message }) => {
        if ("text" in message) texts.push(message.text ?? "");
      });
    });
    await slack.post(ANA, "late");
    await until("the second one comes", () => texts.includes("late"));
    return texts;
  }

  it("holds events until an app is connected", async () => {
    expect(await heard("hold")).toEqual(["early", "late"]);
  });

  it("drops them", async () => {
    expect(await heard("drop")).toEqual(["late"]);
  });

  it("sends them again after Slack's retry schedule, if nothing is said", async () => {
    const slack = await startSlack();
    await slack.post(ANA, "early");
    const texts: string[] = [];
    await startApp(slack, (app) => {
      app.message(async ({ message }) => {
        if ("text" in message) texts.push(message.text ?? "");
      });
    });
    await slack.advance(400_000);
    await until("the retry comes", () => texts.includes("early"));
  });
});

it("lets the time of ledger slack be put on, so that what waits for an hour is there at once", async () => {
  const slack = await startSlack();
  expect(await slack.control("GET", "clock")).toMatchObject({ can_advance: true });
  const { client } = await startApp(slack, () => {});
  const inAnHour = Math.floor(Date.now() / 1_000) + 3_600;
  await client.chat.scheduleMessage({ channel: HELP, post_at: inAnHour, text: "an hour later" });
  const thread_ts = await slack.post(ANA, "Tell me all.");
  const { ts = "" } = await client.chat.startStream({
    channel: HELP,
    thread_ts,
    recipient_user_id: ANA,
    recipient_team_id: "T0SIMULATED",
  });
  await client.chat.appendStream({ channel: HELP, ts, markdown_text: "Once " });
  await slack.advance(3_601_000);
  expect(await slack.texts()).toContain("an hour later");
  await expect(client.chat.appendStream({ channel: HELP, ts, markdown_text: "upon a time" })).rejects.toThrow(
    "message_not_in_streaming_state",
  );
});
