import { describe, expect, it } from "vitest";
import { createTurnedClock } from "../../../../src/simulators/clock/turned-clock.ts";
import { MOST_WAITING } from "../../../../src/simulators/slack/delivery/event-deliveries.ts";
import { ANA, HELP, startedSimulator } from "../clients.ts";

describe("events for an app that is away", () => {
  it("gives up the oldest beyond ten thousand", async () => {
    const { clock } = createTurnedClock();
    const { slack, entries } = await startedSimulator({ clock });
    const posts = MOST_WAITING + 3;
    for (let number = 0; number < posts; number += 1) {
      slack.post({ user: ANA, channel: HELP, text: `message ${number}` });
    }
    expect(slack.unsettledEvents()).toBe(MOST_WAITING);
    const sent = entries.flatMap((entry) => (entry.type === "event" ? [eventIdOf(entry.body)] : []));
    const given = entries.flatMap((entry) => (entry.type === "event-abandoned" ? [entry.event_id] : []));
    expect(given).toEqual(sent.slice(0, 3));
  });
});

function eventIdOf(body: unknown): unknown {
  return typeof body === "object" && body !== null && "event_id" in body ? body.event_id : undefined;
}
