import { expect, it } from "vitest";
import { createTurnedClock } from "../../../../src/simulators/clock/turned-clock.ts";
import { ANA, HELP, rawSocket, startedSimulator } from "../clients.ts";

it("loses an event that finds no connection open where that is asked for", async () => {
  const { clock, turn } = createTurnedClock();
  const { slack, entries } = await startedSimulator({ clock, delivery: { withoutSocket: "drop" } });
  slack.post({ user: ANA, channel: HELP, text: "hi" });
  expect(entries.slice(-2).map(({ type }) => type)).toEqual(["event-found-no-socket", "event-abandoned"]);
  expect(slack.unsettledEvents()).toBe(0);
  const app = await rawSocket(slack);
  turn(600_000);
  slack.post({ user: ANA, channel: HELP, text: "there?" });
  await expect.poll(app.envelopes).toMatchObject([{ payload: { event: { text: "there?" } } }]);
});

it("holds events until a connection opens where that is asked for, and brings them in order", async () => {
  const { clock, turn } = createTurnedClock();
  const { slack } = await startedSimulator({ clock, delivery: { withoutSocket: "hold" } });
  for (const text of ["one", "two", "three"]) slack.post({ user: ANA, channel: HELP, text });
  turn(3_600_000);
  expect(slack.unsettledEvents()).toBe(3);
  const app = await rawSocket(slack);
  await expect
    .poll(() => app.envelopes().map(({ payload }) => payload.event.text))
    .toEqual(["one", "two", "three"]);
  expect(app.envelopes().map(({ retry_attempt }) => retry_attempt)).toEqual([0, 0, 0]);
});

it("delivers an event again whose connection closed before the acknowledgement, over another one", async () => {
  const { clock, turn } = createTurnedClock();
  const { slack } = await startedSimulator({ clock, delivery: { policy: "one" } });
  const first = await rawSocket(slack);
  const second = await rawSocket(slack);
  slack.post({ user: ANA, channel: HELP, text: "hi" });
  await expect.poll(first.envelopes).toHaveLength(1);
  first.socket.terminate();
  await expect.poll(slack.connections).toBe(1);
  expect(second.envelopes()).toEqual([]);
  turn(4_000);
  await expect.poll(second.envelopes).toMatchObject([{ retry_attempt: 1, retry_reason: "timeout" }]);
  const [before] = first.envelopes();
  const [after] = second.envelopes();
  expect(after?.payload).toEqual(before?.payload);
  expect(after?.envelope_id).not.toBe(before?.envelope_id);
});
