import { describe, expect, it } from "vitest";
import { createTurnedClock } from "../../../../src/simulators/clock/turned-clock.ts";
import { ANA, GENERAL, HELP, rawSocket, refusalOf, startedSimulator, webClient } from "../clients.ts";
import { seedWith } from "./seed-with.ts";

const TEAM = "T0SIMULATED";

describe("an agent's session", () => {
  async function askedAgent(options: Parameters<typeof startedSimulator>[0] = {}) {
    const { slack } = await startedSimulator(options);
    const client = webClient(slack);
    const { ts } = slack.post({ user: ANA, channel: HELP, text: "hi" });
    const at = { channel_id: HELP, thread_ts: ts };
    return { slack, client, at, ts, shown: () => slack.assistantView(HELP, ts) };
  }

  it("has a status and a title, which the person may change", async () => {
    const { slack, client, at, shown } = await askedAgent();
    const app = await rawSocket(slack);
    const { setStatus, rename } = client.agents.sessions;
    expect(await refusalOf(rename({ ...at, title: "x" }))).toBe("session_not_found");
    const begun = await setStatus({ ...at, status: "processing", title: "Deploys", initiator_user_id: ANA });
    expect(begun).toMatchObject({ status: "processing", title: "Deploys" });
    expect(begun).not.toHaveProperty("warning");
    await setStatus({ ...at, status: "suspended", title: "Ignored" });
    expect(shown()).toMatchObject({ session: "suspended", title: "Deploys" });
    expect(await rename({ ...at, title: "Releases" })).toMatchObject({ title: "Releases" });
    slack.renameSession(ANA, { channel: HELP, thread_ts: at.thread_ts }, "Rollbacks");
    expect(shown()).toMatchObject({ title: "Rollbacks" });
    await expect
      .poll(() => app.envelopes().at(-1)?.payload.event)
      .toMatchObject({
        type: "agent_session_title_changed",
        title: "Rollbacks",
        previous_title: "Releases",
        user: ANA,
        team_id: TEAM,
      });
  });

  it("is stopped by the person while it is processing, and stays so until the app says otherwise", async () => {
    const { slack, client, at, ts, shown } = await askedAgent();
    const app = await rawSocket(slack);
    expect(() => slack.stopAgent(ANA, { channel: HELP, thread_ts: ts })).toThrow("No app is at work");
    await client.agents.sessions.setStatus({ ...at, status: "processing" });
    expect(slack.stopAgent(ANA, { channel: HELP, thread_ts: ts })).toEqual([]);
    await expect
      .poll(() => app.envelopes().at(-1)?.payload.event)
      .toMatchObject({
        type: "agent_session_stopped",
        streaming_message_ts: [],
      });
    expect(shown().session).toBe("processing");
  });

  it("is begun by a stream, and ended as the stream is", async () => {
    const { clock, turn } = createTurnedClock();
    const { client, at, shown } = await askedAgent({ clock });
    const here = { channel: HELP, thread_ts: at.thread_ts, recipient_user_id: ANA, recipient_team_id: TEAM };
    const { ts = "" } = await client.chat.startStream(here);
    expect(shown().session).toBe("processing");
    await client.chat.stopStream({ channel: HELP, ts, session_status: "suspended" });
    expect(shown().session).toBe("suspended");
    await client.chat.startStream(here);
    turn(300_000);
    expect(shown().session).toBe("active");
  });

  it("is active again after an hour of processing", async () => {
    const { clock, turn } = createTurnedClock();
    const { client, at, shown } = await askedAgent({ clock });
    await client.agents.sessions.setStatus({ ...at, status: "processing" });
    turn(3_599_999);
    expect(shown().session).toBe("processing");
    turn(1);
    expect(shown().session).toBe("active");
  });

  it("warns an app that does not hear of the stop button", async () => {
    const seed = seedWith("agent", { events: ["app_mention"] });
    const { client, at } = await askedAgent({ seed });
    const { warning } = await client.agents.sessions.setStatus({ ...at, status: "active" });
    expect(warning).toBe("missing_agent_session_stopped_event_subscription");
  });

  it("is refused with Slack's own codes", async () => {
    const { client, at } = await askedAgent();
    const set = (wrong: object) =>
      refusalOf(client.apiCall("agents.sessions.setStatus", { ...at, status: "active", ...wrong }));
    expect(await set({ status: "happy" })).toBe("invalid_status");
    expect(await set({ thread_ts: undefined })).toBe("thread_ts_required");
    expect(await set({ channel_id: "C0NOWHERE01" })).toBe("channel_not_found");
    expect(await set({ channel_id: GENERAL })).toBe("not_authorized");
    expect(await set({ initiator_user_id: "U0NOBODY001" })).toBe("user_not_found");
    const { slack } = await startedSimulator({ seed: seedWith("messages") });
    const other = webClient(slack).agents.sessions.setStatus({ ...at, status: "active" });
    expect(await refusalOf(other)).toBe("feature_disabled");
    expect(await refusalOf(client.apiCall("agents.conversations.create", { name: "x" }))).toBe(
      "unknown_method",
    );
  });
});
