import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createTurnedClock } from "../../../src/simulators/clock/turned-clock.ts";
import { ANA, HELP, rawSocket, startedSimulator } from "../slack/clients.ts";

describe("a turned clock", () => {
  it("stands still until it is turned", () => {
    const { clock, turn } = createTurnedClock(1_000);
    expect(clock.now()).toBe(1_000);
    turn(250);
    expect(clock.now()).toBe(1_250);
  });

  it("runs what falls due on the way, each at its own time, in order", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 1_000 })),
        fc.array(fc.nat(300), { minLength: 1 }),
        (waits, turns) => {
          const { clock, turn, waiting } = createTurnedClock(0);
          const rung: number[] = [];
          for (const wait of waits) clock.after(wait, () => rung.push(clock.now()));
          for (const step of turns) turn(step);
          const due = waits.filter((wait) => wait <= clock.now()).toSorted((a, b) => a - b);
          expect(rung).toEqual(due);
          expect(waiting()).toBe(waits.length - due.length);
        },
      ),
    );
  });

  it("runs what is set while it turns, if it falls due on the way", () => {
    const { clock, turn } = createTurnedClock(0);
    const rung: number[] = [];
    const ring = () => {
      rung.push(clock.now());
      clock.after(100, ring);
    };
    clock.after(100, ring);
    turn(350);
    expect(rung).toEqual([100, 200, 300]);
  });

  it("forgets what is cancelled", () => {
    const { clock, turn, waiting, nextDue } = createTurnedClock(0);
    const cancel = clock.after(10, () => expect.unreachable());
    expect([waiting(), nextDue()]).toEqual([1, 10]);
    cancel();
    expect([waiting(), nextDue()]).toEqual([0, undefined]);
    turn(20);
  });

  it("can be turned to what falls due next", () => {
    const { clock, turnToNext } = createTurnedClock(0);
    const rung: string[] = [];
    clock.after(300_000, () => rung.push("late"));
    clock.after(60_000, () => rung.push("early"));
    expect([turnToNext(), clock.now(), rung]).toEqual([true, 60_000, ["early"]]);
    expect([turnToNext(), clock.now(), rung]).toEqual([true, 300_000, ["early", "late"]]);
    expect(turnToNext()).toBe(false);
  });
});

it("passes the retries after four seconds, a minute and five minutes in no time", async () => {
  const { clock, turn } = createTurnedClock();
  const { slack, entries } = await startedSimulator({ clock });
  const app = await rawSocket(slack);
  slack.post({ user: ANA, channel: HELP, text: "hi" });
  turn(4_000 + 60_000 + 300_000 + 3_001);
  await expect.poll(() => app.envelopes().map(({ retry_attempt }) => retry_attempt)).toEqual([0, 1, 2, 3]);
  expect(entries).toContainEqual(expect.objectContaining({ type: "event-abandoned" }));
});
