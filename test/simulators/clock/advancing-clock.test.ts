import { expect, it } from "vitest";
import { createAdvancingClock } from "../../../src/simulators/clock/advancing-clock.ts";
import { createTurnedClock } from "../../../src/simulators/clock/turned-clock.ts";
import { ANA, HELP, rawSocket, startedSimulator } from "../slack/clients.ts";

it("goes as real time goes until it is put on", () => {
  const real = createTurnedClock(0);
  const { clock, advance, ahead } = createAdvancingClock(real.clock);
  real.turn(1_000);
  expect([clock.now(), ahead()]).toEqual([1_000, 0]);
  advance(60_000);
  real.turn(1_000);
  expect([clock.now(), ahead()]).toEqual([62_000, 60_000]);
});

it("runs what falls due on the way, each at its own time, and the rest so much sooner", () => {
  const real = createTurnedClock(0);
  const { clock, advance, waiting, nextDue } = createAdvancingClock(real.clock);
  const rung: [string, number][] = [];
  const ringing = (name: string) => () => rung.push([name, clock.now()]);
  clock.after(300_000, ringing("five minutes"));
  clock.after(60_000, ringing("a minute"));
  clock.after(4_000, () => {
    ringing("four seconds")();
    clock.after(1_000, ringing("a second later"));
  });
  advance(60_000);
  expect(rung).toEqual([
    ["four seconds", 4_000],
    ["a second later", 5_000],
    ["a minute", 60_000],
  ]);
  expect([waiting(), nextDue()]).toEqual([1, 300_000]);
  real.turn(239_999);
  expect(rung).toHaveLength(3);
  real.turn(1);
  expect(rung.at(-1)).toEqual(["five minutes", 300_000]);
  expect(waiting()).toBe(0);
});

it("runs what falls due in real time, and nothing that was cancelled", () => {
  const real = createTurnedClock(0);
  const { clock, advance } = createAdvancingClock(real.clock);
  let rung = 0;
  clock.after(100, () => {
    rung += 1;
  });
  clock.after(100, () => expect.unreachable())();
  real.turn(100);
  advance(1_000);
  expect(rung).toBe(1);
});

it("lets other programs wait in real time while a person puts the clock on", async () => {
  const { clock, advance } = createAdvancingClock();
  const { slack } = await startedSimulator({ clock });
  const app = await rawSocket(slack);
  slack.post({ user: ANA, channel: HELP, text: "hi" });
  advance(4_000);
  advance(60_000);
  advance(300_000);
  await expect.poll(() => app.envelopes().map(({ retry_attempt }) => retry_attempt)).toEqual([0, 1, 2, 3]);
});
