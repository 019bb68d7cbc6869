import { readFileSync } from "node:fs";
import { LogLevel } from "@slack/bolt";
import { WebClient } from "@slack/web-api";
import { expect, it } from "vitest";
import { createTurnedClock } from "../../../../src/simulators/clock/turned-clock.ts";
import type { FaultPlan } from "../../../../src/simulators/slack/faults/fault-plan.ts";
import { planOf } from "../../../../src/simulators/slack/faults/fault-trace.ts";
import { parseFaultPlan } from "../../../../src/simulators/slack/faults/parse-fault-plan.ts";
import { ANA, HELP, startedSimulator } from "../clients.ts";

const ROUGH_DAY = parseFaultPlan({
  path: "rough-day.yaml",
  text: readFileSync(new URL("../../../../fixtures/faults/rough-day.yaml", import.meta.url), "utf8"),
});

it("does the same to the same run with the same seed, and another thing with another", async () => {
  const trace = await run(ROUGH_DAY);
  expect(trace.fired.length).toBeGreaterThan(5);
  expect(await run(ROUGH_DAY)).toEqual(trace);
  expect((await run({ ...ROUGH_DAY, seed: ROUGH_DAY.seed + 1 })).fired).not.toEqual(trace.fired);
});

it("is repeated from the file of its trace", async () => {
  const trace = await run(ROUGH_DAY);
  const shared = parseFaultPlan({ path: "trace.json", text: JSON.stringify(trace) });
  expect(shared).toEqual(planOf(trace));
  expect((await run(shared)).fired).toEqual(trace.fired);
});

/** People who write and an app that looks up who they are, one thing after the other, over some minutes. */
async function run(faults: FaultPlan) {
  const { clock, turn, nextDue } = createTurnedClock();
  const { slack } = await startedSimulator({ clock, faults });
  const client = new WebClient(slack.botToken, {
    slackApiUrl: slack.url,
    logLevel: LogLevel.ERROR,
    retryConfig: { retries: 0 },
  });
  for (let step = 0; step < 40; step += 1) {
    slack.post({ user: ANA, channel: HELP, text: `question ${step}` });
    const call = client.users.info({ user: ANA }).catch(() => {});
    await settled(call, () => {
      // A slow answer waits for the clock, which stands still.
      const due = nextDue();
      if (due !== undefined && due <= clock.now() + 400) turn(due - clock.now());
    });
    turn(10_000);
  }
  await slack.stop();
  return slack.faultTrace();
}

async function settled(call: Promise<unknown>, meanwhile: () => void): Promise<void> {
  let isSettled = false;
  const done = call.then(() => {
    isSettled = true;
  });
  const look = () => {
    meanwhile();
    return isSettled;
  };
  await expect.poll(look, { interval: 1 }).toBe(true);
  await done;
}
