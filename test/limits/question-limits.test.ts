import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createQuestionLimits, type QuestionLimits } from "../../src/limits/question-limits.ts";

const ANA = { id: "U-ANA" };
const BEN = { id: "U-BEN" };
const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const WIDE = {
  USER_RATE_LIMIT_PER_MINUTE: 100,
  RATE_LIMIT_PER_HOUR: 100,
  RATE_LIMIT_PER_DAY: 100,
  RATE_LIMIT_PER_MINUTE: 100,
};

const limitsOf = (settings: Partial<typeof WIDE>): QuestionLimits =>
  createQuestionLimits({ ...WIDE, ...settings });

// The limits take the time from the system, so the system's clock is what stands still here.
beforeEach(() => void vi.useFakeTimers({ now: 1_700_000_000_000 }));
afterEach(() => void vi.useRealTimers());

describe("limits in memory", () => {
  it.each([
    ["USER_RATE_LIMIT_PER_MINUTE", "user-minute", MINUTE],
    ["RATE_LIMIT_PER_HOUR", "user-hour", HOUR],
    ["RATE_LIMIT_PER_DAY", "user-day", DAY],
    ["RATE_LIMIT_PER_MINUTE", "all-minute", MINUTE],
  ])("%s lets so many through, then none until its time is over", async (setting, limit, window) => {
    const limits = limitsOf({ [setting]: 2 });
    expect(await limits.count(ANA)).toBeUndefined();
    vi.advanceTimersByTime(20 * SECOND);
    expect(await limits.count(ANA)).toBeUndefined();
    expect(await limits.count(ANA)).toEqual({ limit, points: 2, retryAfterMs: window - 20 * SECOND });

    vi.advanceTimersByTime(window - 20 * SECOND - 1);
    expect(await limits.count(ANA)).toMatchObject({ limit, retryAfterMs: 1 });
    vi.advanceTimersByTime(1);
    expect(await limits.count(ANA)).toBeUndefined();
  });

  it("counts each person for themselves", async () => {
    const limits = limitsOf({ USER_RATE_LIMIT_PER_MINUTE: 1 });
    expect(await limits.count(ANA)).toBeUndefined();
    expect(await limits.count(BEN)).toBeUndefined();
    expect(await limits.count(ANA)).toMatchObject({ limit: "user-minute" });
  });

  it("counts all together against the limit of all", async () => {
    const limits = limitsOf({ RATE_LIMIT_PER_MINUTE: 1 });
    expect(await limits.count(ANA)).toBeUndefined();
    expect(await limits.count(BEN)).toMatchObject({ limit: "all-minute", points: 1 });
  });

  it("tells the limit that takes longest where several are reached", async () => {
    const limits = limitsOf({
      USER_RATE_LIMIT_PER_MINUTE: 1,
      RATE_LIMIT_PER_HOUR: 1,
      RATE_LIMIT_PER_DAY: 2,
    });
    await limits.count(ANA);
    expect(await limits.count(ANA)).toMatchObject({ limit: "user-hour", retryAfterMs: HOUR });
    vi.advanceTimersByTime(HOUR);
    await limits.count(ANA);
    expect(await limits.count(ANA)).toMatchObject({ limit: "user-day", retryAfterMs: 23 * HOUR });
  });

  it("uses nothing up of the other limits for a question that one refuses", async () => {
    const limits = limitsOf({ USER_RATE_LIMIT_PER_MINUTE: 1, RATE_LIMIT_PER_HOUR: 2 });
    for (let asked = 0; asked < 5; asked += 1) await limits.count(ANA);
    vi.advanceTimersByTime(MINUTE);
    expect(await limits.count(ANA)).toBeUndefined();
    expect(await limits.count(ANA)).toMatchObject({ limit: "user-hour" });
  });

  it("does not let one person who is over their limit use up that of all", async () => {
    const limits = limitsOf({ USER_RATE_LIMIT_PER_MINUTE: 1, RATE_LIMIT_PER_MINUTE: 2 });
    for (let asked = 0; asked < 5; asked += 1) await limits.count(ANA);
    expect(await limits.count(BEN)).toBeUndefined();
  });

  it("counts no question twice that comes at the same moment as others", async () => {
    const limits = limitsOf({ USER_RATE_LIMIT_PER_MINUTE: 5 });
    const counted = await Promise.all(Array.from({ length: 12 }, () => limits.count(ANA)));
    expect(counted.filter((over) => over === undefined)).toHaveLength(5);
  });

  it("keeps the counts of two bots in a process apart", async () => {
    const [one, other] = [limitsOf({ RATE_LIMIT_PER_DAY: 1 }), limitsOf({ RATE_LIMIT_PER_DAY: 1 })];
    await one.count(ANA);
    expect(await other.count(ANA)).toBeUndefined();
  });
});
