import { expect, it } from "vitest";
import type { FaultRule } from "../../../../src/simulators/slack/faults/fault-plan.ts";
import { ANA, HELP, rawSocket, refusalOf, startedSimulator, webClient } from "../clients.ts";

it("ends a stream as if it were open for too long, at the append that the plan names", async () => {
  const { slack, stream, append } = await streaming([{ fault: "stream_expiry", nth: 2 }]);
  expect(await append("By ")).toMatchObject({ ok: true });
  expect(await refusalOf(append("tag"))).toBe("message_not_in_streaming_state");
  expect(await refusalOf(append("."))).toBe("message_not_in_streaming_state");
  expect(slack.thread(HELP, stream.thread_ts)[1]).toMatchObject({ text: "By ", streaming_state: "errored" });
});

it("lets the person press Stop at the append that the plan names", async () => {
  const { slack, append } = await streaming([{ fault: "stopped_by_user", nth: 2 }]);
  const app = await rawSocket(slack);
  expect(await append("By ")).toMatchObject({ ok: true });
  expect(await refusalOf(append("tag"))).toBe("stopped_by_user");
  await expect
    .poll(() => app.envelopes().map(({ payload }) => payload.event.type))
    .toContain("agent_session_stopped");
});

async function streaming(rules: readonly FaultRule[]) {
  const { slack } = await startedSimulator({ faults: { seed: 0, rules: [...rules] } });
  const client = webClient(slack);
  const { ts: thread_ts } = slack.post({ user: ANA, channel: HELP, text: "How do we deploy?" });
  const { ts = "" } = await client.chat.startStream({
    channel: HELP,
    thread_ts,
    recipient_user_id: ANA,
    recipient_team_id: "T0SIMULATED",
  });
  const append = (text: string) => client.chat.appendStream({ channel: HELP, ts, markdown_text: text });
  return { slack, stream: { thread_ts, ts }, append };
}
