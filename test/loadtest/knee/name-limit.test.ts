import { describe, expect, it } from "vitest";
import { type KneeSide, LIMIT_RULES } from "../../../src/loadtest/knee/limit-rules.ts";
import { nameLimit } from "../../../src/loadtest/knee/name-limit.ts";
import { createMeasurement } from "../../../src/loadtest/measure/measurement.ts";
import { createStageMeter, type StageUse } from "../../../src/loadtest/resources/stage-use.ts";

/** All that is watched is known, and nothing is near its limit. */
const EASY: StageUse = {
  ...createStageMeter().use(),
  cpu: 0.4,
  eventLoopP99Ms: 12,
  queueDepth: 2,
  poolShare: 0.3,
  modelCalls: 10,
  modelMs: 800,
  slackRefusals: 0,
  slackWaitSeconds: 0.1,
};

const before = sideOf({ tookMs: 1_000 });

/** Ten questions that took so long each. */
function sideOf({ tookMs = 4_000, use = EASY }: { tookMs?: number; use?: StageUse | null }): KneeSide {
  const measurement = createMeasurement({ now: () => tookMs, begin: 0, timeoutMs: 60_000 });
  for (let asked = 0; asked < 10; asked += 1)
    measurement.add({
      kind: "fresh",
      stage: "probe",
      plannedAt: 0,
      sentAt: 0,
      endedAt: tookMs,
      outcome: "answered",
      checks: {},
    });
  return { use, metrics: measurement.figures().metrics, invalid: [] };
}

const behindWith = (use: Partial<StageUse>) =>
  nameLimit({ before, behind: sideOf({ use: { ...EASY, ...use } }) });

describe("nameLimit", () => {
  it.each<[string, Partial<StageUse>, string]>([
    ["cpu", { cpu: 0.97 }, "it took 0.97 of one core, and its JavaScript runs on one"],
    [
      "event-loop",
      { eventLoopP99Ms: 340 },
      "its delay's p(99) rose from 12 to 340 ms while the CPU was not full",
    ],
    ["slack", { slackRefusals: 4 }, "Slack refused 4 calls for 10 questions"],
    [
      "slack",
      { slackWaitSeconds: 31 },
      "each question waited 3100 ms for its turn at Slack, of 4000 ms in all",
    ],
    ["model", { modelMs: 3_500 }, "one call took 3500 ms, and 800 ms before the knee"],
    ["pool", { poolShare: 1 }, "100 % of its connections were in use"],
    [
      "queue",
      { queueDepth: 60 },
      "60 questions waited, and 2 before the knee, while nothing else was at its limit",
    ],
  ])("names %s for %j", (limit, use, reason) => {
    expect(behindWith(use)).toMatchObject({ limit, reasons: [reason], also: [] });
  });

  it("names the generator first, where it did not make the load", () => {
    const message = "the generator's event loop was busy for 91 % of the time, and 80 % is the most";
    const invalid = [{ reason: "event-loop", figure: 0.91, bound: 0.8, message }] as const;
    const behind = { ...sideOf({ use: { ...EASY, cpu: 1 } }), invalid };
    expect(nameLimit({ before, behind })).toEqual({
      limit: "generator",
      words: "the load generator, and not the bot",
      reasons: [message],
      also: ["cpu"],
    });
  });

  it("names what explains the rest, and the rest beside it", () => {
    const all = { cpu: 1, eventLoopP99Ms: 900, modelMs: 3_900, poolShare: 1, queueDepth: 80 };
    expect(behindWith(all)).toMatchObject({ limit: "cpu", also: ["event-loop", "model", "pool", "queue"] });
  });

  it.each<[Partial<StageUse>, string]>([
    [{}, "nothing that is watched was at its limit"],
    [{ cpu: null }, "too little is known of the bot's CPU"],
    [{ cpu: null, poolShare: null }, "too little is known of the bot's CPU, the database pool"],
  ])("says that the figures do not tell where %j", (use, reason) => {
    expect(behindWith(use)).toMatchObject({ limit: "not told", reasons: [reason] });
  });

  it.each<keyof StageUse>(["cpu", "eventLoopP99Ms", "poolShare", "modelMs", "slackRefusals"])(
    "does not blame the queue where %s is unknown, since every limit ends in one",
    (unknown) => {
      const { limit, reasons, also } = behindWith({ queueDepth: 60, [unknown]: null });
      expect({ limit, also }).toEqual({ limit: "not told", also: ["queue"] });
      expect(reasons[0]).toBe("questions queued up, as they do at every limit");
    },
  );

  it("does not take a late event loop for its limit where it was as late before the knee", () => {
    const late = { ...EASY, eventLoopP99Ms: 150 };
    const named = nameLimit({ before: sideOf({ use: late }), behind: sideOf({ use: late }) });
    expect(named.limit).toBe("not told");
  });

  it("does not blame the model where it is slower, and that is little of what answers took longer", () => {
    const behind = sideOf({ tookMs: 20_000, use: { ...EASY, modelMs: 2_000 } });
    expect(nameLimit({ before, behind }).limit).toBe("not told");
  });

  it("guesses nothing where nobody watched the bot, before the knee or behind it", () => {
    const unwatched = sideOf({ use: null });
    expect(nameLimit({ before: unwatched, behind: unwatched }).limit).toBe("not told");
    expect(nameLimit({ before: null, behind: sideOf({}) }).limit).toBe("not told");
  });

  it("still names what is full where nothing is known from before the knee", () => {
    expect(nameLimit({ before: null, behind: sideOf({ use: { ...EASY, cpu: 1 } }) }).limit).toBe("cpu");
  });

  it("judges each limit once", () => {
    const limits = LIMIT_RULES.map(({ limit }) => limit);
    expect(new Set(limits).size).toBe(limits.length);
  });
});
