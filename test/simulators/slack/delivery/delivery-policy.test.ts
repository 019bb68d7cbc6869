import { describe, expect, it } from "vitest";
import type { DeliverySettings } from "../../../../src/simulators/slack/delivery/delivery-settings.ts";
import { ANA, HELP, rawSocket, startedBoltApp, startedSimulator } from "../clients.ts";

describe("ten connections of one app", () => {
  it("get each event at one of them, in the same pattern for the same seed", async () => {
    const pattern = await patternWith({ seed: 7 });
    expect(await patternWith({ seed: 7 })).toEqual(pattern);
    expect(await patternWith({ seed: 8 })).not.toEqual(pattern);
    expect(new Set(pattern).size).toBeGreaterThan(5);
  });

  it("take turns, or leave all to one, where that is asked for", async () => {
    expect(await patternWith({ policy: "take-turns" })).toEqual([
      ...numbers(10),
      ...numbers(10),
      ...numbers(10),
    ]);
    expect(new Set(await patternWith({ policy: "one" }))).toEqual(new Set([0]));
  });

  it("are ten Bolt apps between which no event is lost or doubled", async () => {
    const { slack } = await startedSimulator();
    const heard: string[] = [];
    const replicas = new Set<number>();
    for (const replica of numbers(10)) {
      await startedBoltApp(slack, (app) =>
        app.message(async ({ event }) => {
          replicas.add(replica);
          if ("text" in event) heard.push(event.text ?? "");
        }),
      );
    }
    await slack.connected(10);
    const texts = numbers(60).map((number) => `message ${number}`);
    for (const text of texts) slack.post({ user: ANA, channel: HELP, text });
    await expect.poll(slack.unsettledEvents).toBe(0);
    await expect.poll(() => heard).toHaveLength(60);
    expect(heard.toSorted()).toEqual(texts.toSorted());
    expect(replicas.size).toBe(10);
  });
});

/** Which of ten connections got each of thirty events. */
async function patternWith(delivery: Partial<DeliverySettings>): Promise<number[]> {
  const { slack } = await startedSimulator({ delivery });
  const sockets: Awaited<ReturnType<typeof rawSocket>>[] = [];
  for (const _ of numbers(10)) sockets.push(await rawSocket(slack));
  for (const number of numbers(30)) slack.post({ user: ANA, channel: HELP, text: String(number) });
  await expect.poll(() => sockets.flatMap((socket) => socket.envelopes())).toHaveLength(30);
  return numbers(30).map((number) =>
    sockets.findIndex((socket) =>
      socket.envelopes().some(({ payload }) => payload.event.text === String(number)),
    ),
  );
}

function numbers(count: number): number[] {
  return Array.from({ length: count }, (_, number) => number);
}
